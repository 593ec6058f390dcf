// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../storefixture.h"
#include "httpserver.h"
#include "transport/secrets.h"
#include "transport/session.h"
#include "transport/transport.h"

#include <QTemporaryDir>

#include <set>
#include <thread>

/// A source that is fetched from a server, with a store of its own.
namespace watchfloor::test {

class WebFeed
{
public:
    explicit WebFeed(const std::string &kind, const QUrl &location)
        : secrets(std::make_shared<transport::FileSecrets>(folder.filePath(QStringLiteral("secrets.json"))))
    {
        settings.kind = kind;
        settings.location = location.toString(QUrl::FullyEncoded);
        settings.allowPrivate = true;
        source = store::testing::source("partner");
        source.id = store::testing::need(fixture.writer->putSource(source).get());
    }

    /// One round, as after a start of the program: nothing is known but what the store holds.
    Result<> run(std::stop_token stop = {})
    {
        transport::Session session(fixture.store, source, settings, true);
        session.setSecrets(secrets);
        session.begin(std::move(stop));
        const auto *kind = transport::kindById(settings.kind);
        if (!kind)
            qFatal("no transport %s", settings.kind.c_str());
        auto done = kind->make()->run(session, session.stop());
        last = session.status();
        delay = session.askedDelay();
        return done;
    }

    [[nodiscard]] std::string cursor(const std::string &part = {}) const
    {
        const transport::Session session(fixture.store, source, settings, true);
        return store::testing::need(session.cursor(part));
    }
    [[nodiscard]] std::vector<store::StoredRecord> quarantine() const
    {
        store::RecordFilter filter;
        filter.outcome = Outcome::Quarantined;
        return store::testing::need(store::records(*fixture.reader(), filter));
    }
    /// Ids of what claims are about, each as often as it is claimed.
    [[nodiscard]] std::multiset<std::string> subjects() const
    {
        std::multiset<std::string> out;
        store::testing::need(store::claims(*fixture.reader(), 0, {}, [&out](const store::StoredClaim &claim) {
            out.insert(claim.value.subject);
            return true;
        }));
        return out;
    }

    QTemporaryDir folder;
    store::testing::Fixture fixture;
    std::shared_ptr<transport::FileSecrets> secrets;
    Source source;
    transport::Settings settings;
    transport::Status last;
    std::chrono::seconds delay{0};
};

} // namespace watchfloor::test
