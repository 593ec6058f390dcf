// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "watch/handover.h"

#include <simdjson.h>

namespace watchfloor::watch {

namespace {

/// Holds each handover against the watch log, which its officers vouched for: a claim alone anybody with the file can
/// write.
class HandoverChecker
{
public:
    explicit HandoverChecker(store::Reader &reader)
        : m_reader(reader)
    {
    }

    Result<std::vector<std::string>> run()
    {
        constexpr std::int64_t page = 1000;
        for (std::int64_t after = 0;;) {
            const auto entries = store::log(m_reader, after, page);
            if (!entries)
                return std::unexpected(entries.error());
            for (const store::StoredLogEntry &entry : *entries) {
                m_hashes.push_back(entry.hash);
                m_keys.look(entry);
                if (entry.entry.action == "handover") {
                    if (const auto done = look(entry); !done)
                        return std::unexpected(done.error());
                }
                after = entry.sequence;
            }
            if (std::ssize(*entries) < page)
                break;
        }
        const auto next = handoverNumber(m_reader, m_count + 1);
        if (!next && next.error().code != ErrorCode::Corrupt)
            return std::unexpected(next.error());
        if (!next || *next)
            fault(m_count + 1, "is not in the watch log");
        return std::move(m_faults);
    }

private:
    Result<> look(const store::StoredLogEntry &entry)
    {
        const int number = ++m_count;
        const auto found = handoverNumber(m_reader, number);
        if (!found && found.error().code != ErrorCode::Corrupt)
            return std::unexpected(found.error());
        if (!found)
            fault(number, "cannot be read");
        else if (!*found)
            fault(number, "is in the watch log, and gone from the store");
        else
            compare(**found, entry);
        return {};
    }

    void compare(const AcceptedHandover &a, const store::StoredLogEntry &entry)
    {
        thread_local simdjson::dom::parser parser;
        simdjson::dom::object detail;
        if (parser.parse(entry.entry.detail).get(detail) != simdjson::SUCCESS)
            return fault(a.handover.number, "has an entry in the watch log that cannot be read");
        const auto says = [&](std::string_view key, const std::string &value) {
            std::string_view said;
            return detail[key].get(said) == simdjson::SUCCESS ? said == value : value.empty();
        };
        const auto isKeyOf = [&](const HandoverSignature &s) {
            const auto key = m_keys.byName().find(s.by);
            return key != m_keys.byName().end() && key->second == s.key;
        };
        const store::LogHead &head = a.handover.log;
        if (!a.isSound || !isKeyOf(a.outgoingSignature) || !isKeyOf(a.incomingSignature))
            fault(m_count, "is not what the two officers signed");
        else if (a.handover.number != m_count || !says("statement", toHex(bytesOf(sha256(a.statement)))))
            fault(m_count, "is not the one that the watch log names");
        else if (!says("sheet", a.sheetHash))
            fault(m_count, "has another printed sheet than the watch log names");
        else if (head.sequence < 0 || head.sequence >= std::ssize(m_hashes)
                 || (head.sequence > 0 && m_hashes[std::size_t(head.sequence - 1)] != head.hash))
            fault(m_count, "was signed on another watch log than this one");
    }

    void fault(int number, const std::string &what)
    {
        m_faults.push_back("handover " + std::to_string(number) + ' ' + what);
    }

    store::Reader &m_reader;
    floor::KeysInLog m_keys;
    std::vector<std::string> m_hashes; ///< of the entries so far
    std::vector<std::string> m_faults;
    int m_count = 0;
};

} // namespace

Result<std::vector<std::string>> checkHandovers(store::Reader &reader) { return HandoverChecker(reader).run(); }

} // namespace watchfloor::watch
