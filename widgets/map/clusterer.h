// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace watchfloor::widgets {

/// Gathers marks off the GUI thread. One question runs at a time; of those asked meanwhile only the newest is answered.
class Clusterer : public QObject
{
    Q_OBJECT
public:
    struct Question
    {
        picture::SnapshotPtr snapshot;
        picture::Filter filter;
        picture::MapRect view;
        float radius = 0;
    };
    struct Answer
    {
        Question question;
        std::vector<picture::Cluster> clusters;
    };
    explicit Clusterer(QObject *parent = nullptr);
    ~Clusterer() override; ///< waits for the running question: milliseconds

    void ask(Question question);
    [[nodiscard]] bool isBusy() const { return m_running; }

Q_SIGNALS:
    void answered(const watchfloor::widgets::Clusterer::Answer &answer);

private:
    void start();

    QThreadPool m_pool;
    std::optional<Question> m_next;
    bool m_running = false;
};

} // namespace watchfloor::widgets
