// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/keychainsecrets.h"

#include "base/displaytext.h"

#include <QThread>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <functional>
#include <future>
#include <mutex>

using namespace Qt::StringLiterals;

namespace watchfloor {

namespace {

const QString service = u"eu.watchfloor.Watchfloor"_s;
/// Time enough to type a passphrase.
constexpr std::chrono::seconds patience{60};

/// QtKeychain queues its jobs in one object for all callers, which lives on the thread that asked first: therefore all
/// ask from this one, which lasts as long as the program.
class KeyringThread
{
public:
    static KeyringThread &instance()
    {
        static KeyringThread thread;
        return thread;
    }
    template <typename T> std::future<T> ask(std::function<void(std::shared_ptr<std::promise<T>>)> question)
    {
        auto answer = std::make_shared<std::promise<T>>();
        QMetaObject::invokeMethod(&m_context, [answer, question = std::move(question)] { question(answer); });
        return answer->get_future();
    }

private:
    KeyringThread()
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    ~KeyringThread()
    {
        m_thread.quit();
        m_thread.wait();
    }

    QThread m_thread;
    QObject m_context;
};

Result<QByteArray> resultOf(const QKeychain::Job &job, const QString &name)
{
    switch (job.error()) {
    case QKeychain::NoError: {
        const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        return read ? read->binaryData() : QByteArray();
    }
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

/// Waits for the keyring's answer to the job that `make` makes.
Result<QByteArray> run(const std::function<QKeychain::Job *()> &make, const QString &name)
{
    using Answer = std::shared_ptr<std::promise<Result<QByteArray>>>;
    auto answer = KeyringThread::instance().ask<Result<QByteArray>>([make, name](const Answer &promise) {
        QKeychain::Job *const job = make();
        job->setInsecureFallback(false);
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [promise, name](QKeychain::Job *done) { promise->set_value(resultOf(*done, name)); });
        job->start();
    });
    if (answer.wait_for(patience) != std::future_status::ready)
        return fail(ErrorCode::Io, u"the keyring did not answer; is it waiting to be unlocked?"_s);
    return answer.get();
}

Result<> succeeded(const Result<QByteArray> &result) { return result ? Result<>() : std::unexpected(result.error()); }

/// The keyring is looked for when a secret is first wanted: the look waits, and programs begin on the drawing thread.
class UserSecrets final : public transport::Secrets
{
public:
    Result<QByteArray> read(const QString &name) override { return chosen().read(name); }
    Result<> write(const QString &name, const QByteArray &value) override { return chosen().write(name, value); }
    Result<> remove(const QString &name) override { return chosen().remove(name); }
    QString place() const override { return chosen().place(); }

private:
    transport::Secrets &chosen() const
    {
        std::call_once(m_once, [this] {
            auto file = std::make_unique<transport::FileSecrets>(transport::secretsPath());
            if (KeychainSecrets::isAvailable())
                m_chosen
                    = std::make_unique<transport::LayeredSecrets>(std::make_unique<KeychainSecrets>(), std::move(file));
            else
                m_chosen = std::move(file);
        });
        return *m_chosen;
    }

    mutable std::once_flag m_once;
    mutable std::unique_ptr<transport::Secrets> m_chosen;
};

} // namespace

bool KeychainSecrets::isAvailable()
{
    auto answer = KeyringThread::instance().ask<bool>(
        [](const std::shared_ptr<std::promise<bool>> &promise) { promise->set_value(QKeychain::isAvailable()); });
    return answer.wait_for(patience) == std::future_status::ready && answer.get();
}

Result<QByteArray> KeychainSecrets::read(const QString &name)
{
    return run([] { return new QKeychain::ReadPasswordJob(service); }, name);
}

Result<> KeychainSecrets::write(const QString &name, const QByteArray &value)
{
    return succeeded(run(
        [value] {
            auto *job = new QKeychain::WritePasswordJob(service);
            job->setBinaryData(value);
            return job;
        },
        name));
}

Result<> KeychainSecrets::remove(const QString &name)
{
    const auto done = run([] { return new QKeychain::DeletePasswordJob(service); }, name);
    if (!done && done.error().code == ErrorCode::NotFound)
        return {};
    return succeeded(done);
}

QString KeychainSecrets::place() const { return u"the keyring"_s; }

std::unique_ptr<transport::Secrets> userSecrets() { return std::make_unique<UserSecrets>(); }

} // namespace watchfloor
