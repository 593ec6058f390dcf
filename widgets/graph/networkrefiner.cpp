// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkrefiner.h"

namespace watchfloor::widgets {

NetworkRefiner::NetworkRefiner()
    : m_sfdp(this) // moves with this one
{
    connect(&m_sfdp, &Sfdp::failed, this, [this](const QString &reason) {
        m_scene.reset();
        Q_EMIT failed(m_job, reason);
    });
    connect(&m_sfdp, &Sfdp::placed, this, [this](const QList<QPointF> &list) {
        const auto scene = std::exchange(m_scene, {});
        if (!scene || std::size_t(list.size()) != scene->joined.size())
            return;
        const double spacing = NetworkScene::spacing;
        auto at
            = alignedTo(scene->joinedPlaces(), std::vector<QPointF>(list.begin(), list.end()), scene->graph, spacing);
        spread(at, spacing);
        separate(*scene, at);
        auto places = std::make_shared<NetworkPlaces>();
        places->all.reserve(at.size());
        for (std::size_t i = 0; i < at.size(); ++i)
            places->all.emplace(scene->keys[std::size_t(scene->joined[i])], NetworkPlaces::Place{at[i], false});
        Q_EMIT refined(m_job, places);
    });
}

void NetworkRefiner::start(quint64 job, std::shared_ptr<const NetworkScene> scene)
{
    m_job = job;
    m_scene = std::move(scene);
    m_sfdp.start(m_scene->graph);
}

void NetworkRefiner::cancel()
{
    m_scene.reset();
    m_sfdp.cancel();
}

} // namespace watchfloor::widgets
