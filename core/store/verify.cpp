// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/blocks.h"
#include "store/identity.h"
#include "store/indexcheck.h"
#include "store/question.h"
#include "store/schema.h"
#include "store/watchlog.h"

#include <QFileInfo>

#include <cmath>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace watchfloor::store {
namespace {

constexpr std::size_t maxFindings = 200;

class Verifier
{
public:
    Verifier(Connection &db, const QString &path, const std::function<bool(double)> &progress)
        : m_db(db)
        , m_path(path)
        , m_progress(progress)
    {
        m_db.interrupt = [this] { return !tick(); };
    }
    ~Verifier() { m_db.interrupt = {}; }

    std::vector<Finding> run()
    {
        phase(0, 0.35, [this] { integrity(); });
        phase(0.35, 0.5, [this] { foreignKeys(); });
        phase(0.5, 0.52, [this] { counts(); });
        phase(0.52, 0.65, [this] { indexes(); });
        phase(0.65, 0.9, [this] { recordHashes(); });
        phase(0.9, 0.97, [this] { claimHashes(); });
        phase(0.97, 1, [this] { watchLog(); });
        if (m_progress)
            m_progress(1);
        return std::move(m_findings);
    }

private:
    /// A check that the damage itself ends is a finding, not the end of the others.
    template <typename F> void phase(double from, double to, F &&check)
    {
        m_from = from;
        m_to = to;
        m_ticks = 0;
        m_share = -1;
        if (!tick())
            raise(ErrorCode::Cancelled, u"cancelled"_s);
        try {
            check();
        } catch (const Failure &failure) {
            if (m_cancelled || failure.error.code == ErrorCode::Cancelled)
                raise(ErrorCode::Cancelled, u"cancelled"_s);
            add("integrity", failure.error.detail.toStdString());
        }
    }

    bool tick()
    {
        // Where the engine works alone its end is not known: come near it, never past it.
        const double share = m_share >= 0 ? m_share : 1 - std::exp(-static_cast<double>(++m_ticks) / 4000);
        if (m_progress && !m_progress(m_from + (m_to - m_from) * share))
            m_cancelled = true;
        return !m_cancelled;
    }

    void at(std::int64_t done, std::int64_t all)
    {
        at(all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 0);
    }
    void at(double share)
    {
        m_share = share;
        m_db.throwIfCancelled();
        if (!tick())
            raise(ErrorCode::Cancelled, u"cancelled"_s);
    }

    void add(std::string check, std::string detail)
    {
        if (m_findings.size() < maxFindings)
            m_findings.push_back({std::move(check), std::move(detail)});
    }

    void integrity()
    {
        if (m_db.value("PRAGMA application_id") != applicationId)
            add("identity", "the file does not say that it is a Watchfloor store");
        const std::int64_t schema = m_db.value("PRAGMA user_version");
        if (schema < 1 || schema > schemaVersion())
            add("identity", "the schema is none that this Watchfloor reads");
        if (!m_db.access().key.empty()) {
            std::vector<std::string> faults;
            const Query pages = m_db.query("PRAGMA cipher_integrity_check");
            while (pages->step())
                faults.emplace_back(pages->text(0));
            // It reads the file past the log, from which a page may be on its way into the file, or may have got there
            // in part when a process was killed. The check below reads every page that is used as it is.
            if (QFileInfo(m_path + "-wal"_L1).size() == 0) {
                for (std::string &fault : faults)
                    add("integrity", std::move(fault));
            }
        }
        const Query q = m_db.query("PRAGMA integrity_check");
        while (q->step()) {
            if (q->text(0) != "ok")
                add("integrity", std::string(q->text(0)));
        }
    }

    void foreignKeys()
    {
        const Query q = m_db.query("PRAGMA foreign_key_check");
        while (q->step())
            add("foreign-key",
                std::string(q->text(0)) + " row " + std::to_string(q->integer(1)) + " names a missing "
                    + std::string(q->text(2)));
    }

    void counts()
    {
        const auto compare = [this](const char *what, std::string_view said, std::string_view found) {
            const std::int64_t expected = m_db.value(said);
            const std::int64_t actual = m_db.value(found);
            if (expected != actual)
                add("counts",
                    std::to_string(expected) + " " + what + " were committed, " + std::to_string(actual)
                        + " are there");
        };
        compare("records", "SELECT sum(accepted + quarantined) FROM batch", "SELECT count(*) FROM record");
        compare("observations", "SELECT sum(observations) FROM batch", "SELECT count(*) FROM observation");
        compare("claims", "SELECT sum(claims) FROM batch", "SELECT count(*) FROM claim");
    }

    void indexes()
    {
        IndexCheck(
            m_db, [this](std::string fault) { add("index", std::move(fault)); }, [this](double share) { at(share); })
            .run();
    }

    void recordHashes()
    {
        const std::int64_t last = m_db.value("SELECT max(id) FROM record");
        Blocks blocks(m_db);
        const Query q = m_db.query("SELECT id, block_id, block_offset, length, hash FROM record ORDER BY id");
        while (q->step()) {
            if ((++m_seen & 1023) == 0)
                at(q->integer(0), last);
            QString fault;
            const std::string_view block = blocks.bytes(q->integer(1), fault);
            const auto offset = static_cast<std::size_t>(q->integer(2));
            const auto length = static_cast<std::size_t>(q->integer(3));
            if (fault.isEmpty() && (offset > block.size() || length > block.size() - offset))
                fault = u"it lies outside its block"_s;
            if (fault.isEmpty() && bytesOf(sha256(block.substr(offset, length))) != q->text(4))
                fault = u"its bytes differ from their SHA-256"_s;
            if (!fault.isEmpty())
                add("record-hash", "record " + std::to_string(q->integer(0)) + ": " + fault.toStdString());
        }
    }

    void claimHashes()
    {
        std::unordered_map<std::int64_t, std::string> slugs;
        const Query sources = m_db.query("SELECT id, slug FROM source");
        while (sources->step())
            slugs[sources->integer(0)] = sources->text(1);
        const std::int64_t last = m_db.value("SELECT max(id) FROM claim");
        Claim claim;
        const Query q = m_db.query("SELECT id, source_id, subject, body, hash FROM claim ORDER BY id");
        while (q->step()) {
            if ((++m_seen & 1023) == 0)
                at(q->integer(0), last);
            claim.subject = q->text(2);
            claim.body = q->text(3);
            if (bytesOf(claimHash(slugs[q->integer(1)], claim)) != q->text(4))
                add("claim-hash", "claim " + std::to_string(q->integer(0)) + " differs from its SHA-256");
        }
    }

    void watchLog()
    {
        if (std::string fault = checkLog(m_db); !fault.empty())
            add("watch-log", std::move(fault));
    }

    Connection &m_db;
    const QString m_path;
    const std::function<bool(double)> &m_progress;
    std::vector<Finding> m_findings;
    double m_from = 0, m_to = 0, m_share = -1;
    std::int64_t m_ticks = 0;
    std::int64_t m_seen = 0;
    bool m_cancelled = false;
};

} // namespace

Result<std::vector<Finding>> verify(Store &store, const std::function<bool(double)> &progress)
{
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    return ask(**reader, [&](Connection &db) { return Verifier(db, store.info().path, progress).run(); });
}

} // namespace watchfloor::store
