// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/clusterer.h"

namespace watchfloor::widgets {

Clusterer::Clusterer(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Clusterer::~Clusterer() { m_pool.waitForDone(); }

void Clusterer::ask(Question question)
{
    m_next = std::move(question);
    if (!m_running)
        start();
}

void Clusterer::start()
{
    m_running = true;
    m_pool.start([this, question = *std::exchange(m_next, std::nullopt)] {
        Answer answer{question, picture::clusters(*question.snapshot, question.filter, question.view, question.radius)};
        QMetaObject::invokeMethod(
            this,
            [this, answer = std::move(answer)] {
                m_running = false;
                if (m_next)
                    start();
                Q_EMIT answered(answer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace watchfloor::widgets
