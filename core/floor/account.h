// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/signing.h"
#include "store/reader.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace watchfloor::floor {

enum class Role : std::uint8_t { WatchOfficer, Analyst, Commander, Observer };
inline constexpr int roleCount = 4;
[[nodiscard]] std::string_view name(Role r); // watch-officer, analyst, commander, observer
[[nodiscard]] std::optional<Role> roleFromName(std::string_view text);

/// Somebody who sits at this store.
struct Account
{
    int number = 0; ///< from 1; never given twice
    std::string name;
    Role role = Role::WatchOfficer;
    std::string publicKey; ///< hex
    std::string sealedKey; ///< PEM
    std::int64_t since = noTime; ///< of this key
    std::string by; ///< who made it

    bool operator==(const Account &) const = default;
};

/// Those who may sit down, by number; as known then.
[[nodiscard]] Result<std::vector<Account>> accounts(store::Reader &reader, store::KnownAt knownAt = {});
/// Nothing: no account has that name, whatever its case.
[[nodiscard]] const Account *accountOf(const std::vector<Account> &accounts, const std::string &name);

struct Officer; // floor/checkpoint.h

/// All three are one transaction each with their entry in the watch log, which names the new key: a checkpoint is
/// believed where its key stands in the log before it. They block on the store.
///
/// The first account is made by whoever is there, `by` name. From then on one who has an account vouches for what is
/// done to those of others, and seals it: nobody becomes another with the program alone. A name that somebody had is
/// not given again.
[[nodiscard]] Result<Account> addAccount(store::Store &store, const std::string &name, Role role,
                                         const std::string &password, const std::string &by,
                                         const Officer *voucher = nullptr);
/// A new password is a new key: whoever has the old password and an old copy can sign nothing that comes later.
[[nodiscard]] Result<Account> changePassword(store::Store &store, const std::string &name,
                                             const std::string &oldPassword, const std::string &newPassword);
/// Nobody can sit down under it any more; what was done under it stays. The last one stays.
[[nodiscard]] Result<> retireAccount(store::Store &store, const std::string &name, const Officer &by,
                                     const std::string &why);

/// Every key that each name ever had, retired ones too: for what was signed long ago.
[[nodiscard]] Result<std::map<std::string, std::set<std::string>>> keysEver(store::Reader &reader);

/// NotFound where there are accounts and none of exactly that name; where there are none, anybody acts.
[[nodiscard]] Result<> mayAct(store::Reader &reader, const std::string &name);

} // namespace watchfloor::floor
