// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/feedservice.h"

#include "common/words.h"
#include "desktop/background.h"
#include "desktop/session.h"
#include "desktop/settings.h"
#include "keychain/keychainsecrets.h"
#include "store/reader.h"
#include "transport/probe.h"
#include "transport/transport.h"

#include <algorithm>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds viewEvery{250};

/// What a person has typed and not kept yet.
class TypedSecret final : public transport::Secrets
{
public:
    TypedSecret(QString name, QByteArray value)
        : m_name(std::move(name))
        , m_value(std::move(value))
    {
    }
    Result<QByteArray> read(const QString &name) override
    {
        if (name != m_name || m_value.isEmpty())
            return fail(ErrorCode::NotFound, name);
        return m_value;
    }
    Result<> write(const QString &name, const QByteArray &) override { return fail(ErrorCode::Usage, name); }
    Result<> remove(const QString &) override { return {}; }
    [[nodiscard]] QString place() const override { return {}; }

private:
    QString m_name;
    QByteArray m_value;
};

QString rememberedAs(const store::Store &store) { return u"receive/"_s + store.info().storeId; }

} // namespace

FeedService::FeedService(std::shared_ptr<store::Store> store, std::shared_ptr<Seat> seat)
    : m_store(std::move(store))
    , m_seat(std::move(seat))
{
    m_later.setSingleShot(true);
    m_later.setInterval(viewEvery);
    connect(&m_later, &QTimer::timeout, this, &FeedService::changed);
}

FeedService::~FeedService()
{
    // A transport may take two seconds to end.
    if (auto runner = end())
        QThreadPool::globalInstance()->start([runner = std::move(runner)]() mutable { runner.reset(); });
}

std::vector<FeedService::Line> FeedService::lines() const
{
    std::vector<Line> lines;
    const auto states = m_runner ? m_runner->status() : std::vector<transport::Status>();
    for (const store::TransportConfig &config : m_configs) {
        Line line;
        const auto source = std::ranges::find(m_sources, config.sourceId, &Source::id);
        if (source != m_sources.end())
            line.source = *source;
        line.paused = config.paused;
        line.status.sourceId = config.sourceId;
        line.status.state = config.paused ? transport::State::Paused : transport::State::Stopped;
        if (auto settings = transport::fromJson(config.kind, config.settings)) {
            line.settings = std::move(*settings);
        } else {
            line.settings.kind = config.kind;
            line.status.state = transport::State::Failing;
            line.status.problems.push_back({{}, settings.error().detail, 1});
        }
        if (const auto state = std::ranges::find(states, config.sourceId, &transport::Status::sourceId);
            state != states.end())
            line.status = *state;
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, {}, [](const Line &line) { return line.source.slug; });
    return lines;
}

void FeedService::refresh()
{
    inBackground(
        this,
        [store = m_store]() -> Result<Known> {
            auto reader = store->reader();
            if (!reader)
                return std::unexpected(reader.error());
            auto sources = store::sources(**reader);
            if (!sources)
                return std::unexpected(sources.error());
            auto configs = store::transports(**reader);
            if (!configs)
                return std::unexpected(configs.error());
            return Known{std::move(*sources), std::move(*configs)};
        },
        [this](Result<Known> known) {
            if (known)
                take(std::move(*known));
            else
                Q_EMIT failed(tr("The connections cannot be read. %1").arg(widgets::sentence(known.error())));
        });
}

void FeedService::take(Known known)
{
    m_sources = std::move(known.sources);
    m_configs = std::move(known.configs);
    Q_EMIT changed();
}

void FeedService::restore()
{
    refresh();
    if (!settings::state(rememberedAs(*m_store)).isEmpty() && !m_store->info().readOnly)
        start();
}

void FeedService::setReceiving(bool receiving)
{
    settings::setState(rememberedAs(*m_store), receiving ? QByteArray("1") : QByteArray());
    if (receiving == isReceiving())
        return;
    if (receiving)
        start();
    else if (auto runner = end())
        QThreadPool::globalInstance()->start([runner = std::move(runner)]() mutable { runner.reset(); });
    Q_EMIT changed();
}

void FeedService::start()
{
    m_receiving = true;
    // A keyring may first ask a person to unlock it.
    inBackground(
        this, [] { return std::shared_ptr<transport::Secrets>(userSecrets()); },
        [this](const std::shared_ptr<transport::Secrets> &secrets) { run(secrets); });
}

void FeedService::run(std::shared_ptr<transport::Secrets> secrets)
{
    if (m_runner || !m_receiving)
        return;
    transport::RunnerOptions options;
    options.secrets = std::move(secrets);
    m_gate = std::make_shared<Gate>();
    m_gate->service = this;
    options.changed = [gate = m_gate] {
        const std::scoped_lock lock(gate->mutex);
        if (FeedService *service = gate->service)
            QMetaObject::invokeMethod(service, [service] {
                if (!service->m_later.isActive())
                    service->m_later.start();
            });
    };
    m_runner = std::make_shared<transport::Runner>(m_store, options);
    reload();
}

std::shared_ptr<transport::Runner> FeedService::end()
{
    m_receiving = false;
    if (m_gate) {
        const std::scoped_lock lock(m_gate->mutex);
        m_gate->service = nullptr;
    }
    return std::exchange(m_runner, nullptr);
}

void FeedService::release()
{
    if (const auto runner = end())
        runner->stop();
}

void FeedService::reload()
{
    if (!m_runner)
        return;
    ask([](transport::Runner &runner) { return runner.reload(); });
}

/// Asks the runner on the pool, and shows what came of it.
template <typename Work> void FeedService::ask(Work work)
{
    inBackground(
        this, [runner = m_runner, work]() -> Result<> { return work(*runner); },
        [this](const Result<> &done) {
            if (!done)
                Q_EMIT failed(widgets::sentence(done.error()));
            if (!done && done.error().code == ErrorCode::Busy) // it receives elsewhere
                (void)end();
            refresh();
        });
}

void FeedService::probe(QObject *context, const Source &source, const transport::Settings &settings,
                        const QString &secret, std::stop_token stop, std::function<void(const Result<QString> &)> done)
{
    inBackground(
        context,
        [source, settings, secret, stop = std::move(stop)]() -> Result<QString> {
            const QString name = transport::secretName(source.slug, settings.location);
            auto secrets = std::make_shared<transport::LayeredSecrets>(
                std::make_unique<TypedSecret>(name, secret.toUtf8()), userSecrets());
            return transport::probe(source, settings, std::move(secrets), stop);
        },
        std::move(done));
}

void FeedService::put(const Source &source, const transport::Settings &settings, const QString &secret,
                      std::function<void(const QString &)> done)
{
    inBackground(
        this,
        [store = m_store, source, settings, secret, who = m_seat->name().toStdString()]() -> Result<> {
            if (const auto sound = transport::check(settings); !sound)
                return sound;
            // Kept first: a connection without its secret would only fail.
            if (!secret.isEmpty()) {
                const QString name = transport::secretName(source.slug, settings.location);
                if (const auto kept = userSecrets()->write(name, secret.toUtf8()); !kept)
                    return kept;
            }
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            std::int64_t id = source.id;
            if (id == 0) {
                const auto made = (*writer)->putSource(source, who).get();
                if (!made)
                    return std::unexpected(made.error());
                id = *made;
            }
            return transport::configure(*store, id, settings, who);
        },
        [this, done](const Result<> &put) {
            done(put ? QString() : widgets::sentence(put.error()));
            refresh();
            reload();
        });
}

void FeedService::remove(std::int64_t sourceId)
{
    inBackground(
        this,
        [store = m_store, sourceId, who = m_seat->name().toStdString()]() -> Result<> {
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            return (*writer)->removeTransport(sourceId, who).get();
        },
        [this](const Result<> &removed) {
            if (!removed)
                Q_EMIT failed(tr("The connection cannot be removed. %1").arg(widgets::sentence(removed.error())));
            refresh();
            reload();
        });
}

void FeedService::setPaused(std::int64_t sourceId, bool paused)
{
    const std::string who = m_seat->name().toStdString();
    if (m_runner)
        return ask([sourceId, paused, who](transport::Runner &runner) {
            return paused ? runner.pause(sourceId, who) : runner.resume(sourceId, who);
        });
    inBackground(
        this,
        [store = m_store, sourceId, paused, who]() -> Result<> {
            const auto writer = store->writer();
            if (!writer)
                return std::unexpected(writer.error());
            return (*writer)->pauseTransport(sourceId, paused, who).get();
        },
        [this](const Result<> &done) {
            if (!done)
                Q_EMIT failed(widgets::sentence(done.error()));
            refresh();
        });
}

void FeedService::runNow(std::int64_t sourceId)
{
    if (m_runner)
        ask([sourceId](transport::Runner &runner) { return runner.runNow(sourceId); });
}

} // namespace watchfloor::desktop
