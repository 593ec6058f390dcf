// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/keychainsecrets.h"

#include "base/displaytext.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>

using namespace Qt::StringLiterals;

namespace watchfloor {

namespace {

const QString service = u"eu.watchfloor.Watchfloor"_s;
/// Time enough to type a passphrase.
constexpr std::chrono::minutes patience{2};

/// Starts a job and waits for its end in an event loop of this thread's own.
Result<> run(QKeychain::Job &job, const QString &name)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(name);
    QEventLoop loop;
    bool done = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        done = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job.start();
    if (!done)
        loop.exec();
    if (!done)
        return fail(ErrorCode::Io, u"the keyring did not answer"_s);
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return fail(ErrorCode::NotFound, u"no secret is kept under the name "_s + visibleText(name));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail(ErrorCode::Io, u"the keyring stays locked"_s);
    case QKeychain::NoBackendAvailable:
        return fail(ErrorCode::Unsupported, u"no keyring runs here"_s);
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return fail(ErrorCode::Io, u"the keyring failed: "_s + visibleText(job.errorString()));
}

} // namespace

bool KeychainSecrets::isAvailable() { return QKeychain::isAvailable(); }

Result<QByteArray> KeychainSecrets::read(const QString &name)
{
    QKeychain::ReadPasswordJob job(service);
    if (const auto done = run(job, name); !done)
        return std::unexpected(done.error());
    return job.binaryData();
}

Result<> KeychainSecrets::write(const QString &name, const QByteArray &value)
{
    QKeychain::WritePasswordJob job(service);
    job.setBinaryData(value);
    return run(job, name);
}

Result<> KeychainSecrets::remove(const QString &name)
{
    QKeychain::DeletePasswordJob job(service);
    const auto done = run(job, name);
    if (!done && done.error().code == ErrorCode::NotFound)
        return {};
    return done;
}

QString KeychainSecrets::place() const { return u"the keyring"_s; }

std::unique_ptr<transport::Secrets> userSecrets()
{
    auto file = std::make_unique<transport::FileSecrets>(transport::secretsPath());
    if (!KeychainSecrets::isAvailable())
        return file;
    return std::make_unique<transport::LayeredSecrets>(std::make_unique<KeychainSecrets>(), std::move(file));
}

} // namespace watchfloor
