// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/limitsdialog.h"

#include "common/words.h"
#include "desktop/background.h"
#include "desktop/mainwindow.h"
#include "inspector/limitsview.h"

namespace watchfloor::desktop {

void showLimits(MainWindow *window)
{
    auto *view = new widgets::LimitsView(window);
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->show();
    const std::shared_ptr<Session> session = window->session();
    if (!session)
        return;
    using Limits = Result<std::vector<fusion::JoinLimit>>;
    const picture::SnapshotPtr seen = window->scope()->snapshot();
    inBackground(
        view,
        [store = session->store(), seen]() -> Limits {
            const auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            return fusion::joinLimits(**reader, seen->replay ? store::KnownAt(seen->knownAt) : store::KnownAt());
        },
        [view, seen](const Limits &limits) {
            if (limits)
                view->showLimits(*seen, *limits);
            else
                view->showError(widgets::sentence(limits.error()));
        });
}

} // namespace watchfloor::desktop
