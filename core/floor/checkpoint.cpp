// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/checkpoint.h"

#include "feeds/jsonbody.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace watchfloor::floor {

namespace {

constexpr std::string_view checkpointAction = "checkpoint", accountAction = "account",
                           retiredAction = "account-retired";

/// What is signed. The store's own number is in it: a checkpoint of one store is none of another.
std::string message(const std::string &storeId, std::int64_t sequence, const std::string &hash)
{
    return "watchfloor watch log checkpoint 1\n" + storeId + '\n' + std::to_string(sequence) + '\n' + hash + '\n';
}

struct Signed
{
    std::string hash, key, signature;
    std::int64_t sequence = -1;
};

/// A text member of an entry's detail.
std::string word(const std::string &json, std::string_view key)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object body;
    std::string_view value;
    if (parser.parse(json).get(body) != simdjson::SUCCESS || body[key].get(value) != simdjson::SUCCESS)
        return {};
    return std::string(value);
}

class LogChecker
{
public:
    LogChecker(std::string storeId, LogCheck &out)
        : m_storeId(std::move(storeId))
        , m_out(out)
    {
    }

    void look(const store::StoredLogEntry &entry)
    {
        m_keys.look(entry);
        if (entry.entry.action == checkpointAction)
            lookAtSeal(entry);
        m_before = entry.sequence;
        m_hash = entry.hash;
    }

    /// What the accounts say of their keys now must be what the log says.
    void compare(const std::vector<Account> &accounts)
    {
        for (const Account &account : accounts) {
            const auto said = m_keys.byName().find(account.name);
            if (said == m_keys.byName().end() || said->second != account.publicKey)
                fault(m_before, "the key of " + account.name + " is not the one that the watch log names");
        }
        for (const auto &[who, key] : m_keys.byName()) {
            if (!accountOf(accounts, who))
                fault(m_before, "the watch log names " + who + ", whose account is gone");
        }
    }

private:
    static Signed signedBy(const std::string &json)
    {
        thread_local simdjson::dom::parser parser;
        simdjson::dom::object body;
        Signed s{word(json, "hash"), word(json, "key"), word(json, "signature"), -1};
        if (parser.parse(json).get(body) != simdjson::SUCCESS || body["sequence"].get(s.sequence) != simdjson::SUCCESS)
            s.sequence = -1;
        return s;
    }

    void lookAtSeal(const store::StoredLogEntry &entry)
    {
        ++m_out.checkpoints;
        const Signed seal = signedBy(entry.entry.detail);
        const std::string &who = entry.entry.actor;
        const std::string which = "the checkpoint in entry " + std::to_string(entry.sequence);
        const auto key = m_keys.byName().find(who);
        if (key == m_keys.byName().end() || key->second != seal.key)
            return fault(entry.sequence, which + " bears a key that is not " + who + "'s");
        if (!isSignedBy(seal.key, message(m_storeId, seal.sequence, seal.hash), seal.signature))
            return fault(entry.sequence, which + " bears no signature of " + who);
        // The signature is good, so it is the log that differs from what was signed.
        if (seal.sequence != m_before || seal.hash != m_hash)
            return fault(m_out.vouchedFor + 1,
                         which + ": the entries from " + std::to_string(m_out.vouchedFor + 1) + " to "
                             + std::to_string(m_before) + " are not those that " + who + " signed");
        m_out.vouchedFor = m_before;
    }

    void fault(std::int64_t sequence, std::string detail) { m_out.faults.push_back({sequence, std::move(detail)}); }

    std::string m_storeId, m_hash;
    LogCheck &m_out;
    KeysInLog m_keys;
    std::int64_t m_before = 0;
};

} // namespace

std::string_view name(Occasion o)
{
    constexpr auto names
        = std::to_array<std::string_view>({"sign-in", "sign-off", "handover", "checkpoint", "account"});
    return names[static_cast<std::size_t>(o)];
}

Result<Officer> officer(store::Reader &reader, const std::string &name, const std::string &password)
{
    const auto all = accounts(reader);
    if (!all)
        return std::unexpected(all.error());
    const Account *account = accountOf(*all, name);
    if (!account)
        return fail(ErrorCode::NotFound, u"nobody here is called %1"_s.arg(QString::fromStdString(name)));
    auto signer = Signer::open(account->sealedKey, password);
    if (!signer)
        return std::unexpected(signer.error());
    if ((*signer)->publicKey() != account->publicKey)
        return fail(ErrorCode::Corrupt, u"the account's two keys are no pair"_s);
    return Officer{*account, std::move(*signer)};
}

Result<> isCurrent(store::Reader &reader, const Officer &officer)
{
    const auto all = accounts(reader);
    if (!all)
        return std::unexpected(all.error());
    const Account *account = accountOf(*all, officer.account.name);
    if (account && account->publicKey == officer.signer->publicKey())
        return {};
    return fail(ErrorCode::Busy,
                u"%1 has another password by now, or no account any more: please sign in again"_s.arg(
                    QString::fromStdString(officer.account.name)));
}

store::Seal sealBy(const Officer &officer, Occasion occasion)
{
    return [officer, occasion](const store::LogHead &head) {
        // A signature that could not be made is an entry that does not verify: it is not passed over.
        const auto signature = officer.signer->sign(message(head.storeId, head.sequence, head.hash));
        feeds::JsonBody detail;
        detail.text("hash", head.hash);
        detail.text("key", officer.signer->publicKey());
        detail.number("sequence", head.sequence);
        detail.text("signature", signature ? *signature : std::string());
        return store::LogEntry{officer.account.name, std::string(checkpointAction), std::string(name(occasion)),
                               detail.take()};
    };
}

Result<> checkpoint(store::Store &store, const Officer &officer, Occasion occasion)
{
    const auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    if (const auto current = isCurrent(**reader, officer); !current)
        return current;
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    return store::sealLog(**writer, sealBy(officer, occasion)).get();
}

void KeysInLog::look(const store::StoredLogEntry &entry)
{
    if (entry.entry.action == accountAction)
        m_keys[entry.entry.object] = word(entry.entry.detail, "key");
    else if (entry.entry.action == retiredAction)
        m_keys.erase(entry.entry.object);
}

Result<LogCheck> checkLog(store::Reader &reader)
{
    LogCheck check;
    const auto chain = store::checkChain(reader);
    if (!chain)
        return std::unexpected(chain.error());
    if (*chain)
        check.faults.push_back(**chain);
    const auto head = store::logHead(reader);
    if (!head)
        return std::unexpected(head.error());
    LogChecker checker(head->storeId, check);
    constexpr std::int64_t page = 1000;
    for (std::int64_t after = 0;;) {
        const auto entries = store::log(reader, after, page);
        if (!entries)
            return std::unexpected(entries.error());
        for (const store::StoredLogEntry &entry : *entries) {
            checker.look(entry);
            after = entry.sequence;
            ++check.entries;
        }
        if (std::ssize(*entries) < page)
            break;
    }
    const auto all = accounts(reader);
    if (!all)
        return std::unexpected(all.error());
    checker.compare(*all);
    std::ranges::stable_sort(check.faults, {}, &store::LogFault::sequence);
    return check;
}

} // namespace watchfloor::floor
