// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/storeflow.h"

#include "common/words.h"
#include "desktop/background.h"
#include "desktop/createdialog.h"
#include "desktop/keydialog.h"
#include "desktop/settings.h"
#include "watch/verify.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QProgressDialog>
#include <QWidget>

#include <atomic>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

QString canonical(const QString &path)
{
    const QString found = QFileInfo(path).canonicalFilePath();
    return found.isEmpty() ? QFileInfo(path).absoluteFilePath() : found;
}

QString stores() { return StoreFlow::tr("Watchfloor stores (*.watchfloor)"); }

} // namespace

std::shared_ptr<Session> Sessions::find(const QString &path) const
{
    const auto found = m_open.find(canonical(path));
    return found == m_open.end() ? nullptr : found->second.lock();
}

std::shared_ptr<Session> Sessions::adopt(std::shared_ptr<store::Store> store)
{
    const QString path = canonical(store->info().path);
    auto session = std::make_shared<Session>(std::move(store));
    m_open[path] = session;
    return session;
}

StoreFlow::StoreFlow(Sessions *sessions, QWidget *window)
    : QObject(window)
    , m_sessions(sessions)
    , m_window(window)
{
}

void StoreFlow::chooseAndOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open a store"), {}, stores());
    if (!path.isEmpty())
        open(path);
}

void StoreFlow::open(const QString &path)
{
    if (std::shared_ptr<Session> session = m_sessions->find(path)) {
        Q_EMIT opened(session);
        return;
    }
    tryOpen(path, {}, nullptr);
}

void StoreFlow::tryOpen(const QString &path, const store::OpenOptions &options, KeyDialog *asking)
{
    inBackground(
        this, [path, options] { return store::Store::open(path, options); },
        [this, path, asking = QPointer<KeyDialog>(asking)](Result<std::shared_ptr<store::Store>> result) {
            if (result) {
                if (asking)
                    asking->accept();
                settings::addRecentStore(canonical(path));
                Q_EMIT opened(m_sessions->adopt(std::move(*result)));
                return;
            }
            if (result.error().code == ErrorCode::WrongKey) {
                if (asking) {
                    asking->refuse(tr("This key does not open it."));
                    return;
                }
                auto *dialog = new KeyDialog(KeyDialog::Purpose::Unlock, QFileInfo(path).fileName(), m_window);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                connect(dialog, &KeyDialog::tried, this, [this, path, dialog](const QString &key) {
                    store::OpenOptions withKey;
                    withKey.key = key.toStdString();
                    tryOpen(path, withKey, dialog);
                });
                dialog->open();
                return;
            }
            if (asking)
                asking->reject();
            if (result.error().code == ErrorCode::NotFound || !QFileInfo::exists(path))
                settings::removeRecentStore(canonical(path));
            Q_EMIT failed(
                tr("%1 was not opened. %2").arg(QFileInfo(path).fileName(), widgets::sentence(result.error())));
        });
}

void StoreFlow::create()
{
    auto *dialog = new CreateDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        QString path = QFileDialog::getSaveFileName(m_window, tr("New store"), u"watch.watchfloor"_s, stores());
        if (path.isEmpty())
            return;
        if (!path.endsWith(u".watchfloor"_s))
            path += u".watchfloor"_s;
        store::OpenOptions options;
        options.mode = store::OpenOptions::Mode::Create;
        options.key = dialog->key().toStdString();
        options.context = dialog->context();
        tryOpen(path, options, nullptr);
    });
    dialog->open();
}

void StoreFlow::runWithProgress(const QString &what, std::function<QString(const std::function<bool(double)> &)> work)
{
    auto *dialog = new QProgressDialog(what, tr("Cancel"), 0, 1000, m_window);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(200);
    dialog->setAutoClose(false);
    dialog->setAutoReset(false);
    dialog->setValue(0);
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    connect(dialog, &QProgressDialog::canceled, dialog, [cancelled] { cancelled->store(true); });
    const QPointer<QProgressDialog> shown(dialog);
    const auto progress = [shown, cancelled, context = QPointer<StoreFlow>(this)](double part) {
        // A queued call on an object of the interface's thread, which is the one that looks at `shown`.
        if (context)
            QMetaObject::invokeMethod(context, [shown, part] {
                if (shown)
                    shown->setValue(static_cast<int>(part * 1000));
            });
        return !cancelled->load();
    };
    inBackground(
        this, [work = std::move(work), progress] { return work(progress); },
        [shown](const QString &) {
            if (shown)
                shown->deleteLater();
        });
}

void StoreFlow::saveCopy(const std::shared_ptr<Session> &session)
{
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save a copy"), u"copy.watchfloor"_s, stores());
    if (path.isEmpty())
        return;
    runWithProgress(tr("Copying the store…"),
                    [this, store = session->store(), path](const std::function<bool(double)> &progress) {
                        const Result<> result = store::backup(*store, path, progress);
                        QMetaObject::invokeMethod(this, [this, result, path] {
                            if (result)
                                Q_EMIT done(tr("Copied to %1").arg(path));
                            else if (result.error().code != ErrorCode::Cancelled)
                                Q_EMIT failed(tr("No copy was made. %1").arg(widgets::sentence(result.error())));
                        });
                        return QString();
                    });
}

void StoreFlow::changeKey(const std::shared_ptr<Session> &session)
{
    auto *dialog = new KeyDialog(KeyDialog::Purpose::Choose, QFileInfo(session->info().path).fileName(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, session] { session->changeKey(dialog->key()); });
    dialog->open();
}

void StoreFlow::verify(const std::shared_ptr<Session> &session)
{
    runWithProgress(
        tr("Verifying the store…"), [this, store = session->store()](const std::function<bool(double)> &progress) {
            const auto findings = watch::verify(*store, progress);
            QMetaObject::invokeMethod(this, [this, findings] {
                if (!findings) {
                    if (findings.error().code != ErrorCode::Cancelled)
                        Q_EMIT failed(
                            tr("The store could not be verified. %1").arg(widgets::sentence(findings.error())));
                } else if (findings->empty()) {
                    Q_EMIT done(tr("The store is sound: integrity, record hashes, watch log and signatures agree."));
                } else {
                    const store::Finding &first = findings->front();
                    Q_EMIT failed(tr("The store has %n finding(s). The first: %1: %2", nullptr,
                                     static_cast<int>(findings->size()))
                                      .arg(widgets::safe(first.check), widgets::safe(first.detail)));
                }
            });
            return QString();
        });
}

} // namespace watchfloor::desktop
