// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networkscene.h"
#include "graph/sfdp.h"

#include <memory>

namespace watchfloor::widgets {

/// Sfdp with what a drawing needs of it: its answer turned as the first picture lies. Lives in a thread of its own, so
/// that neither what is written to it nor what it says costs the window a frame.
class NetworkRefiner : public QObject
{
    Q_OBJECT
public:
    using Places = std::shared_ptr<const NetworkPlaces>;

    NetworkRefiner();

    /// In this object's thread, as all of these.
    void start(quint64 job, std::shared_ptr<const NetworkScene> scene);
    void cancel();
    void setProgram(const QString &program) { m_sfdp.setProgram(program); }

Q_SIGNALS:
    void refined(quint64 job, const watchfloor::widgets::NetworkRefiner::Places &places);
    void failed(quint64 job, const QString &reason);

private:
    Sfdp m_sfdp;
    quint64 m_job = 0;
    std::shared_ptr<const NetworkScene> m_scene;
};

} // namespace watchfloor::widgets
