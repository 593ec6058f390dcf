// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/account.h"

#include "base/hash.h"
#include "feeds/jsonbody.h"
#include "feeds/jsonfields.h"
#include "floor/checkpoint.h"
#include "floor/journal.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace watchfloor::floor {

namespace {

constexpr std::string_view claimType = "account";
constexpr qsizetype longestName = 64;

std::string subjectOf(int number)
{
    return derivedId("account", fusion::floorSource, "decision", std::to_string(number));
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

std::string folded(const std::string &name) { return text(name).simplified().toCaseFolded().toStdString(); }

std::string bodyOf(const Account &account)
{
    feeds::JsonBody body;
    body.text("name", account.name);
    body.text("role", name(account.role));
    body.text("public_key", account.publicKey);
    body.text("private_key", account.sealedKey);
    body.text("since", iso8601(fromMicros(account.since)));
    body.text("by", account.by);
    return body.take();
}

std::optional<Account> accountFrom(int number, const std::string &json)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object body;
    if (parser.parse(json).get(body) != simdjson::SUCCESS)
        return {};
    const auto word = [&](std::string_view key) { return feeds::text(body, key); };
    const auto role = roleFromName(word("role"));
    Account account{number,
                    word("name"),
                    role.value_or(Role::Observer),
                    word("public_key"),
                    word("private_key"),
                    feeds::timeOf(body, "since"),
                    word("by")};
    if (account.name.empty() || account.publicKey.empty())
        return {};
    return account;
}

/// All that were ever made: nothing in it where somebody retired one.
Result<std::vector<std::optional<Account>>> everyAccount(store::Reader &reader, store::KnownAt knownAt)
{
    const auto sources = store::sources(reader, knownAt);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floorSourceId(*sources);
    std::vector<std::optional<Account>> all;
    if (floor == 0)
        return all;
    for (int number = 1;; ++number) {
        const auto claims = store::claimsAbout(reader, subjectOf(number), knownAt);
        if (!claims)
            return std::unexpected(claims.error());
        const store::StoredClaim *newest = nullptr;
        for (const store::StoredClaim &claim : *claims) {
            // What a feed says of accounts is hearsay.
            if (claim.sourceId == floor && (!newest || claim.value.version >= newest->value.version))
                newest = &claim;
        }
        if (!newest)
            return all;
        all.push_back(newest->value.revoked ? std::nullopt : accountFrom(number, newest->value.body));
    }
}

Result<> put(store::Store &store, std::int64_t floor, Timestamp basis, const Account &account, store::LogEntry entry,
             const Officer *voucher = nullptr, bool revoked = false)
{
    const auto writer = store.writer();
    if (!writer)
        return std::unexpected(writer.error());
    feeds::JsonBody words;
    words.text("action", entry.action);
    words.text("by", entry.actor);
    words.text("name", account.name);
    words.text("key", account.publicKey);
    words.text("at", iso8601(Clock::now()));
    store::Decision decision;
    decision.sourceId = floor;
    decision.words = words.take();
    Claim &claim = decision.claims.emplace_back();
    claim.subject = subjectOf(account.number);
    claim.type = claimType;
    claim.body = bodyOf(account);
    claim.marking = "TLP:RED"; // names of people stay in the store
    claim.revoked = revoked;
    decision.entry = std::move(entry);
    decision.basis = basis;
    auto done = voucher ? store::decideSealed(**writer, std::move(decision), sealBy(*voucher, Occasion::Account))
                        : (*writer)->decide(std::move(decision));
    return done.get().transform([](const store::Decided &) { });
}

/// What an account is made or changed on.
struct Present
{
    std::unique_ptr<store::Reader> reader;
    Timestamp basis{};
    std::int64_t floor = 0;
    std::vector<std::optional<Account>> every;
    std::vector<Account> live;
};

Result<Present> presentOf(store::Store &store)
{
    Present present;
    auto reader = store.reader();
    if (!reader)
        return std::unexpected(reader.error());
    present.reader = std::move(*reader);
    const auto floor = ensureFloor(store, *present.reader);
    if (!floor)
        return std::unexpected(floor.error());
    present.floor = *floor;
    const auto basis = store::newestKnown(*present.reader);
    if (!basis)
        return std::unexpected(basis.error());
    present.basis = *basis;
    auto every = everyAccount(*present.reader, {});
    if (!every)
        return std::unexpected(every.error());
    present.every = std::move(*every);
    for (const auto &account : present.every) {
        if (account)
            present.live.push_back(*account);
    }
    return present;
}

std::string keyDetail(const Account &account)
{
    feeds::JsonBody detail;
    detail.text("key", account.publicKey);
    detail.text("role", name(account.role));
    return detail.take();
}

Result<Account> known(const Present &present, const std::string &name)
{
    const Account *account = accountOf(present.live, name);
    if (!account)
        return fail(ErrorCode::NotFound, u"nobody here is called %1"_s.arg(text(name)));
    return *account;
}

/// Whether this one may decide about the accounts of others.
Result<> mayVouch(const Present &present, const Officer *voucher)
{
    if (present.live.empty())
        return {};
    if (!voucher)
        return fail(ErrorCode::Usage, u"there are accounts here: one who has one must vouch for this"_s);
    return isCurrent(*present.reader, *voucher);
}

} // namespace

std::string_view name(Role r)
{
    constexpr auto names = std::to_array<std::string_view>({"watch-officer", "analyst", "commander", "observer"});
    return names[static_cast<std::size_t>(r)];
}

std::optional<Role> roleFromName(std::string_view text)
{
    for (int i = 0; i < roleCount; ++i) {
        if (name(static_cast<Role>(i)) == text)
            return static_cast<Role>(i);
    }
    return {};
}

Result<std::vector<Account>> accounts(store::Reader &reader, store::KnownAt knownAt)
{
    return everyAccount(reader, knownAt).transform([](std::vector<std::optional<Account>> every) {
        std::vector<Account> live;
        for (auto &account : every) {
            if (account)
                live.push_back(std::move(*account));
        }
        return live;
    });
}

const Account *accountOf(const std::vector<Account> &accounts, const std::string &name)
{
    const auto found = std::ranges::find(accounts, folded(name), [](const Account &a) { return folded(a.name); });
    return found == accounts.end() ? nullptr : &*found;
}

Result<Account> addAccount(store::Store &store, const std::string &given, Role role, const std::string &password,
                           const std::string &by, const Officer *voucher)
{
    const QString name = text(given).simplified();
    if (name.isEmpty() || name.size() > longestName)
        return fail(ErrorCode::Usage, u"a name has 1 to %1 characters"_s.arg(longestName));
    if (name == "system"_L1)
        return fail(ErrorCode::Usage, u"\"system\" is what the machine is called in the watch log"_s);
    const auto present = presentOf(store);
    if (!present)
        return std::unexpected(present.error());
    if (const auto may = mayVouch(*present, voucher); !may)
        return std::unexpected(may.error());
    if (accountOf(present->live, given))
        return fail(ErrorCode::Usage, u"somebody is called %1 already"_s.arg(name));
    const auto ever = keysEver(*present->reader);
    if (!ever)
        return std::unexpected(ever.error());
    if (std::ranges::any_of(*ever, [&](const auto &one) { return folded(one.first) == folded(given); }))
        return fail(
            ErrorCode::Usage,
            u"%1 was somebody's name here, and the watch log must tell them apart: please take another"_s.arg(name));
    const auto key = makeKey(password);
    if (!key)
        return std::unexpected(key.error());
    Account account{
        int(present->every.size()) + 1, name.toStdString(), role, key->publicKey, key->pem, toMicros(Clock::now()), by};
    const std::string &maker = voucher ? voucher->account.name : by;
    account.by = maker;
    const store::LogEntry entry{maker, "account", account.name, keyDetail(account)};
    if (const auto done = put(store, present->floor, present->basis, account, entry, voucher); !done)
        return std::unexpected(done.error());
    return account;
}

Result<Account> changePassword(store::Store &store, const std::string &name, const std::string &oldPassword,
                               const std::string &newPassword)
{
    const auto present = presentOf(store);
    if (!present)
        return std::unexpected(present.error());
    auto account = known(*present, name);
    if (!account)
        return account;
    if (const auto opened = Signer::open(account->sealedKey, oldPassword); !opened)
        return std::unexpected(opened.error());
    const auto key = makeKey(newPassword);
    if (!key)
        return std::unexpected(key.error());
    account->publicKey = key->publicKey;
    account->sealedKey = key->pem;
    account->since = toMicros(Clock::now());
    const store::LogEntry entry{account->name, "account", account->name, keyDetail(*account)};
    if (const auto done = put(store, present->floor, present->basis, *account, entry); !done)
        return std::unexpected(done.error());
    return account;
}

Result<> retireAccount(store::Store &store, const std::string &name, const Officer &by, const std::string &why)
{
    const auto present = presentOf(store);
    if (!present)
        return std::unexpected(present.error());
    if (const auto may = mayVouch(*present, &by); !may)
        return may;
    const auto account = known(*present, name);
    if (!account)
        return std::unexpected(account.error());
    if (present->live.size() == 1)
        return fail(ErrorCode::Unsupported, u"the last account stays: without it anybody could act under any name"_s);
    // Who leaves cannot seal that they have left.
    const bool isOwn = accountOf(present->live, by.account.name)->number == account->number;
    return put(store, present->floor, present->basis, *account,
               {by.account.name, "account-retired", account->name, why}, isOwn ? nullptr : &by, true);
}

Result<std::map<std::string, std::set<std::string>>> keysEver(store::Reader &reader)
{
    const auto sources = store::sources(reader);
    if (!sources)
        return std::unexpected(sources.error());
    const std::int64_t floor = floorSourceId(*sources);
    std::map<std::string, std::set<std::string>> keys;
    for (int number = 1; floor != 0; ++number) {
        const auto claims = store::claimsAbout(reader, subjectOf(number), {}, true);
        if (!claims)
            return std::unexpected(claims.error());
        if (!std::ranges::contains(*claims, floor, &store::StoredClaim::sourceId))
            break;
        for (const store::StoredClaim &claim : *claims) {
            const auto account = claim.sourceId == floor ? accountFrom(number, claim.value.body) : std::nullopt;
            if (account)
                keys[account->name].insert(account->publicKey);
        }
    }
    return keys;
}

Result<> mayAct(store::Reader &reader, const std::string &name)
{
    const auto all = accounts(reader);
    if (!all)
        return std::unexpected(all.error());
    const Account *account = accountOf(*all, name);
    if (all->empty() || (account && account->name == name))
        return {};
    if (account)
        return fail(ErrorCode::NotFound, u"nobody here is called %1; %2 is"_s.arg(text(name), text(account->name)));
    return fail(ErrorCode::NotFound,
                u"nobody here is called %1: \"account list\" names those who are"_s.arg(text(name)));
}

} // namespace watchfloor::floor
