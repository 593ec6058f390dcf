// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/retryflow.h"

#include "common/words.h"
#include "desktop/background.h"
#include "desktop/retrydialog.h"
#include "ingest/ingest.h"

#include <QWidget>

namespace watchfloor::desktop {

using widgets::countText;

RetryFlow::RetryFlow(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void RetryFlow::ask(const std::shared_ptr<Session> &session, const QList<qint64> &records, qint64 importId, int count)
{
    if (!session || !session->isDecidable() || m_running || count == 0)
        return;
    m_running = true;
    const auto read = [this, session](const ingest::RetryOptions &options) {
        inBackground(
            this, [store = session->store(), options] { return ingest::retry(*store, options); },
            [this, session](const ingest::RetryOutcome &outcome) {
                m_running = false;
                if (outcome.accepted > 0)
                    session->pushImports(tr("reading quarantined records again"), outcome.imports, true);
                if (outcome.error)
                    return Q_EMIT failed(widgets::sentence(*outcome.error));
                Q_EMIT done(tr("%n record(s) read again: ", nullptr, static_cast<int>(outcome.records))
                                + tr("%1 accepted, %2 duplicates, %3 still in quarantine.")
                                      .arg(countText(outcome.accepted), countText(outcome.duplicates),
                                           countText(outcome.quarantined)),
                            outcome.quarantined > 0);
            });
    };
    inBackground(
        this, [] { return savedProfiles(); },
        [this, session, read, records, importId, count](const std::vector<SavedProfile> &profiles) {
            auto *dialog = new RetryDialog(count, profiles, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QDialog::rejected, this, [this] { m_running = false; });
            connect(dialog, &QDialog::accepted, this,
                    [dialog, read, records, importId, who = session->actor().toStdString()] {
                        ingest::RetryOptions options;
                        options.records.assign(records.begin(), records.end());
                        if (records.isEmpty() && importId != 0)
                            options.importId = importId;
                        options.actor = who;
                        dialog->apply(options);
                        read(options);
                    });
            dialog->open();
        });
}

} // namespace watchfloor::desktop
