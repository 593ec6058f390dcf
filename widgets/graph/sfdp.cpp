// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/sfdp.h"

#include <algorithm>
#include <utility>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {

QByteArray inDot(const NetworkGraph &graph)
{
    QByteArray text = "graph g {\nnode [shape=point,width=0.02,label=\"\"];\n";
    for (std::size_t i = 0; i < graph.nodes; ++i)
        text += QByteArray::number(i) + ";\n";
    for (const auto &[a, b] : graph.edges)
        text += QByteArray::number(a) + "--" + QByteArray::number(b) + ";\n";
    return text + "}\n";
}

} // namespace

Sfdp::Sfdp(QObject *parent)
    : QObject(parent)
    , m_program(u"sfdp"_s)
{
}

/// Nobody is left to wait for what is killed now.
Sfdp::~Sfdp()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(1000);
}

void Sfdp::start(const NetworkGraph &graph)
{
    end();
    m_nodes = graph.nodes;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // finished() says the rest
        end();
        Q_EMIT failed(tr("The layout is not refined: %1 (Graphviz) is not there.").arg(m_program));
    });
    connect(m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        const QByteArray plain = m_process->readAllStandardOutput();
        end();
        if (status != QProcess::NormalExit || exitCode != 0)
            Q_EMIT failed(tr("The layout is not refined: %1 ended with an error.").arg(m_program));
        else
            take(plain);
    });
    // Neither edges' courses nor overlaps: only where the nodes stand.
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->start(m_program, {u"-Tplain"_s, u"-Gsplines=false"_s, u"-Goverlap=true"_s});
    m_process->write(inDot(graph));
    m_process->closeWriteChannel();
}

void Sfdp::cancel() { end(); }

/// A killed process is waited for by the event loop, not by the window.
void Sfdp::end()
{
    if (!m_process)
        return;
    QProcess *const process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    process->setParent(nullptr);
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

void Sfdp::take(const QByteArray &plain)
{
    QList<QPointF> places(static_cast<qsizetype>(m_nodes));
    std::vector<bool> known(m_nodes, false);
    for (const QByteArray &line : plain.split('\n')) {
        const auto words = line.split(' ');
        if (words.size() < 4 || words[0] != "node")
            continue;
        bool isNode = false, isX = false, isY = false;
        const auto node = words[1].toULongLong(&isNode);
        const QPointF place(words[2].toDouble(&isX), words[3].toDouble(&isY));
        if (!isNode || !isX || !isY || node >= m_nodes)
            continue;
        places[static_cast<qsizetype>(node)] = place;
        known[node] = true;
    }
    if (std::ranges::contains(known, false))
        Q_EMIT failed(tr("The layout is not refined: %1 left nodes out.").arg(m_program));
    else
        Q_EMIT placed(places);
}

} // namespace watchfloor::widgets
