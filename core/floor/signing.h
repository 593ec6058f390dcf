// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

/// Ed25519 signatures (RFC 8032) by OpenSSL.
namespace watchfloor::floor {

/// A key whose private half only its password opens: PKCS#8 PEM, AES-256-CBC under scrypt.
struct SealedKey
{
    std::string publicKey; ///< 32 bytes as hex
    std::string pem;
};
[[nodiscard]] Result<SealedKey> makeKey(const std::string &password);
/// Below this a password is refused.
inline constexpr int leastPassword = 10;

/// An opened private key. It is wiped when the last holder lets it go. Any thread.
class Signer
{
public:
    /// WrongKey where the password does not open it.
    [[nodiscard]] static Result<std::shared_ptr<const Signer>> open(const std::string &pem,
                                                                    const std::string &password);
    ~Signer();
    Signer(const Signer &) = delete;
    Signer &operator=(const Signer &) = delete;

    [[nodiscard]] Result<std::string> sign(std::string_view message) const; ///< 64 bytes as hex
    [[nodiscard]] const std::string &publicKey() const { return m_publicKey; } ///< hex

    struct Key;

private:
    explicit Signer(std::unique_ptr<Key> key);
    std::unique_ptr<Key> m_key;
    std::string m_publicKey;
};

/// `publicKey` and `signature` in hex.
[[nodiscard]] bool isSignedBy(const std::string &publicKey, std::string_view message, const std::string &signature);
/// The first eight digits of a key, for people to compare.
[[nodiscard]] inline std::string keyMark(const std::string &publicKey) { return publicKey.substr(0, 8); }

} // namespace watchfloor::floor
