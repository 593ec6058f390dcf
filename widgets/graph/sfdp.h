// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networklayout.h"

#include <QObject>
#include <QProcess>

namespace watchfloor::widgets {

/// Graphviz's sfdp in a process of its own, which refines a network's drawing and can be ended at any moment. It is
/// told numbers only, never a name. One thread; one network at a time.
class Sfdp : public QObject
{
    Q_OBJECT
public:
    explicit Sfdp(QObject *parent = nullptr);
    ~Sfdp() override;

    /// Ends what runs and begins anew.
    void start(const NetworkGraph &graph);
    /// Nothing is said of what ran.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }
    /// Another program in its place.
    void setProgram(const QString &program) { m_program = program; }

Q_SIGNALS:
    /// By node, in sfdp's own measure.
    void placed(const QList<QPointF> &places);
    /// In words for a person.
    void failed(const QString &reason);

private:
    void end();
    void take(const QByteArray &plain);

    QString m_program;
    QProcess *m_process = nullptr;
    std::size_t m_nodes = 0;
};

} // namespace watchfloor::widgets
