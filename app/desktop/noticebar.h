// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace watchfloor::desktop {

/// Messages of the program under the bars of the window: they stay until a person dismisses them, so that
/// nothing is missed by who looked elsewhere for ten seconds.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Information, Warning };
    explicit NoticeBar(QWidget *parent = nullptr);

    /// A newer notice of the same `id` replaces the older. `button` may be empty.
    void post(const QString &id, Kind kind, const QString &text, const QString &button = {},
              std::function<void()> pressed = {});
    void dismiss(const QString &id);
    [[nodiscard]] QStringList texts() const;

private:
    void updateVisibility();

    QVBoxLayout *m_layout;
};

} // namespace watchfloor::desktop
