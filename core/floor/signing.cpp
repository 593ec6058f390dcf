// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/signing.h"

#include "base/hash.h"

#include <QByteArray>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>

using namespace Qt::StringLiterals;

namespace watchfloor::floor {

namespace {

// OWASP's second choice for scrypt, since OpenSSL's reader refuses more than 32 MiB: 16 MiB, five times in a row.
constexpr std::uint64_t scryptN = 1U << 14, scryptR = 8, scryptP = 5;
constexpr std::size_t keyBytes = 32, signatureBytes = 64, saltBytes = 16;

template <auto Free> struct FreeBy
{
    template <typename T> void operator()(T *p) const { Free(p); }
};
using PkeyPtr = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using BioPtr = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using ContextPtr = std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>>;
using InfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, FreeBy<PKCS8_PRIV_KEY_INFO_free>>;
using SealedPtr = std::unique_ptr<X509_SIG, FreeBy<X509_SIG_free>>;

std::unexpected<Error> opensslFailed(const QString &what)
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    return fail(ErrorCode::Unsupported, u"%1: %2"_s.arg(what, QString::fromLatin1(text.data())));
}

const unsigned char *bytes(std::string_view text) { return reinterpret_cast<const unsigned char *>(text.data()); }

std::string fromHex(const std::string &hex)
{
    return QByteArray::fromHex(QByteArray::fromStdString(hex)).toStdString();
}

std::string publicOf(EVP_PKEY *key)
{
    std::array<unsigned char, keyBytes> raw{};
    std::size_t size = raw.size();
    if (EVP_PKEY_get_raw_public_key(key, raw.data(), &size) != 1)
        return {};
    return toHex({reinterpret_cast<const char *>(raw.data()), size});
}

/// OpenSSL's own writer of PKCS#8 stretches a password 2048 times; this one does it with scrypt.
Result<std::string> sealed(EVP_PKEY *key, const std::string &password)
{
    std::array<unsigned char, saltBytes> salt{};
    const InfoPtr info(EVP_PKEY2PKCS8(key));
    if (!info || RAND_bytes(salt.data(), int(salt.size())) != 1)
        return opensslFailed(u"the key cannot be kept"_s);
    X509_ALGOR *way
        = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt.data(), int(salt.size()), nullptr, scryptN, scryptR, scryptP);
    const SealedPtr box(way ? PKCS8_set0_pbe(password.data(), int(password.size()), info.get(), way) : nullptr);
    if (!box) {
        X509_ALGOR_free(way);
        return opensslFailed(u"the key cannot be kept"_s);
    }
    const BioPtr out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PKCS8(out.get(), box.get()) != 1)
        return opensslFailed(u"the key cannot be kept"_s);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

int givePassword(char *buffer, int size, int, void *password)
{
    const auto &text = *static_cast<const std::string *>(password);
    if (text.size() > static_cast<std::size_t>(size))
        return -1;
    return int(text.copy(buffer, static_cast<std::size_t>(size)));
}

constexpr std::size_t mostPasswordBytes = 1000;

} // namespace

struct Signer::Key
{
    PkeyPtr pkey;
};

Result<SealedKey> makeKey(const std::string &password)
{
    if (QString::fromStdString(password).size() < leastPassword)
        return fail(ErrorCode::Usage, u"a password has %1 characters at least"_s.arg(leastPassword));
    if (password.size() > mostPasswordBytes) // OpenSSL reads no longer one back
        return fail(ErrorCode::Usage, u"a password has %1 bytes at most"_s.arg(mostPasswordBytes));
    const PkeyPtr key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key)
        return opensslFailed(u"no key can be made"_s);
    auto pem = sealed(key.get(), password);
    if (!pem)
        return std::unexpected(pem.error());
    return SealedKey{publicOf(key.get()), std::move(*pem)};
}

Signer::Signer(std::unique_ptr<Key> key)
    : m_key(std::move(key))
    , m_publicKey(publicOf(m_key->pkey.get()))
{
}

Signer::~Signer() = default;

Result<std::shared_ptr<const Signer>> Signer::open(const std::string &pem, const std::string &password)
{
    const BioPtr in(BIO_new_mem_buf(pem.data(), int(pem.size())));
    std::string given = password;
    PkeyPtr key(in ? PEM_read_bio_PrivateKey(in.get(), nullptr, givePassword, &given) : nullptr);
    OPENSSL_cleanse(given.data(), given.size());
    ERR_clear_error();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
        return fail(ErrorCode::WrongKey, u"the password does not open the key"_s);
    return std::shared_ptr<const Signer>(new Signer(std::make_unique<Key>(std::move(key))));
}

Result<std::string> Signer::sign(std::string_view message) const
{
    const ContextPtr context(EVP_MD_CTX_new());
    std::array<unsigned char, signatureBytes> signature{};
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key->pkey.get()) != 1
        || EVP_DigestSign(context.get(), signature.data(), &size, bytes(message), message.size()) != 1)
        return opensslFailed(u"nothing can be signed"_s);
    return toHex({reinterpret_cast<const char *>(signature.data()), size});
}

bool isSignedBy(const std::string &publicKey, std::string_view message, const std::string &signature)
{
    const std::string key = fromHex(publicKey), seal = fromHex(signature);
    // One spelling each: what is not hex is not a signature that somebody made.
    if (key.size() != keyBytes || seal.size() != signatureBytes || toHex(key) != publicKey || toHex(seal) != signature)
        return false;
    const PkeyPtr pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(key), key.size()));
    const ContextPtr context(EVP_MD_CTX_new());
    const bool good = pkey && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) == 1
        && EVP_DigestVerify(context.get(), bytes(seal), seal.size(), bytes(message), message.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace watchfloor::floor
