// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl.h"
#include "store/reader.h"
#include "transport/runner.h"
#include "transport/transport.h"

#include <QTest>

/// A store with one source and its transport, and the runner that runs it.
namespace watchfloor::test {

template <typename T> T sure(Result<T> result)
{
    if (!result)
        qFatal("%s:%d: %s", result.error().where.file_name(), int(result.error().where.line()),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class Feed
{
public:
    explicit Feed(const transport::Settings &settings, const std::string &slug = "feed")
    {
        open(store::OpenOptions::Mode::Create);
        Source source;
        source.slug = source.name = slug;
        id = sure(sure(store->writer())->putSource(source).get());
        configure(settings);
    }
    void open(store::OpenOptions::Mode mode = store::OpenOptions::Mode::ReadWrite)
    {
        store = sure(store::Store::open(path, {mode, {}, store::Context::Real}));
    }
    void close()
    {
        runner.reset();
        store.reset();
    }
    void configure(const transport::Settings &settings) const
    {
        sure(transport::configure(*store, id, settings, "officer"));
    }
    void start(bool once = false)
    {
        transport::RunnerOptions options;
        options.once = once;
        options.firstDelay = std::chrono::milliseconds(50);
        options.longestDelay = std::chrono::milliseconds(400);
        runner = std::make_unique<transport::Runner>(store, options);
        sure(runner->reload());
    }
    void stop() { runner.reset(); }

    [[nodiscard]] transport::Status status() const
    {
        const auto all = runner->status();
        return all.empty() ? transport::Status() : all.front();
    }
    [[nodiscard]] transport::Counters counters() const { return status().counters; }
    [[nodiscard]] bool isLive() const { return status().state == transport::State::Live; }
    [[nodiscard]] QString problems() const
    {
        QStringList all;
        for (const auto &problem : status().problems)
            all += problem.what;
        return all.join(u'\n');
    }
    [[nodiscard]] store::Totals totals() const { return sure(store::totals(*sure(store->reader()))); }
    [[nodiscard]] std::vector<store::StoredImport> imports() const
    {
        return sure(store::imports(*sure(store->reader())));
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("feed.watchfloor"));
    std::shared_ptr<store::Store> store;
    std::int64_t id = 0;
    std::unique_ptr<transport::Runner> runner;
};

inline transport::Settings settingsOf(const std::string &kind, const QString &location)
{
    transport::Settings settings;
    settings.kind = kind;
    settings.location = location;
    return settings;
}

inline void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(bytes) != bytes.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

/// Alerts `from` to `until`, not including it.
inline QByteArray eveLines(int from, int until)
{
    QByteArray all;
    for (int n = from; n < until; ++n)
        all += eveAlert(n) + '\n';
    return all;
}

/// Slow machines run many tests at once.
#define TRY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

} // namespace watchfloor::test
