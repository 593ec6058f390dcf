// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/account.h"
#include "store/seal.h"

/// Signed checkpoints of the watch log. The chain alone shows a changed entry, but not that somebody made the whole
/// chain anew: for that it takes a key that they do not have.
namespace watchfloor::floor {

/// Somebody who signs, with their opened key.
struct Officer
{
    Account account;
    std::shared_ptr<const Signer> signer;
};
/// NotFound without such an account, WrongKey with another password.
[[nodiscard]] Result<Officer> officer(store::Reader &reader, const std::string &name, const std::string &password);

/// Busy where the account has another key than the one that they opened, or is no more: a signature by a key of
/// yesterday would make the log fault for good.
[[nodiscard]] Result<> isCurrent(store::Reader &reader, const Officer &officer);

/// Why a checkpoint was made.
enum class Occasion : std::uint8_t { SignIn, SignOff, Handover, Wish, Account };
[[nodiscard]] std::string_view name(Occasion o); // sign-in, sign-off, handover, checkpoint, account

/// The seal of an officer, for store::decideSealed().
[[nodiscard]] store::Seal sealBy(const Officer &officer, Occasion occasion);
/// Refused as isCurrent() does.
[[nodiscard]] Result<> checkpoint(store::Store &store, const Officer &officer, Occasion occasion);

struct LogCheck
{
    std::int64_t entries = 0, checkpoints = 0;
    std::int64_t vouchedFor = 0; ///< the last entry that a sound checkpoint covers
    std::vector<store::LogFault> faults; ///< the first one first; empty: whole, and every signature is good
};
/// The keys that the watch log names, as of the entry that was looked at last.
class KeysInLog
{
public:
    void look(const store::StoredLogEntry &entry);
    [[nodiscard]] const std::map<std::string, std::string> &byName() const { return m_keys; }

private:
    std::map<std::string, std::string> m_keys;
};

/// Walks the chain, and checks each checkpoint against the key that its account had then.
[[nodiscard]] Result<LogCheck> checkLog(store::Reader &reader);

} // namespace watchfloor::floor
