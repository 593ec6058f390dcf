// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <openssl/evp.h>

#include <cstdio>

namespace watchfloor {

namespace {

constexpr char digits[] = "0123456789abcdef";

using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// Looked up once: fetching an algorithm costs more than hashing a record.
const EVP_MD *algorithm(const char *name) { return EVP_MD_fetch(nullptr, name, nullptr); }

const EVP_MD *sha256Algorithm()
{
    static const EVP_MD *const md = algorithm("SHA256");
    return md;
}

int nibble(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

std::string uuidBytes(std::string_view text)
{
    std::string out;
    int high = -1;
    for (const char c : text) {
        const int n = nibble(c);
        if (n < 0)
            continue;
        if (high < 0) {
            high = n;
        } else {
            out += static_cast<char>(high << 4 | n);
            high = -1;
        }
    }
    return out;
}

} // namespace

Sha256 sha256(std::string_view bytes)
{
    thread_local const DigestContext context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Sha256 out{};
    EVP_DigestInit_ex2(context.get(), sha256Algorithm(), nullptr);
    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    EVP_DigestFinal_ex(context.get(), out.data(), nullptr);
    return out;
}

std::string toHex(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

struct Sha256Stream::Context
{
    DigestContext digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256Stream::Sha256Stream()
    : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex2(m_context->digest.get(), sha256Algorithm(), nullptr);
}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream &&) noexcept = default;
Sha256Stream &Sha256Stream::operator=(Sha256Stream &&) noexcept = default;

void Sha256Stream::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context->digest.get(), bytes.data(), bytes.size());
}

Sha256 Sha256Stream::peek() const
{
    const DigestContext copy{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Sha256 out{};
    EVP_MD_CTX_copy_ex(copy.get(), m_context->digest.get());
    EVP_DigestFinal_ex(copy.get(), out.data(), nullptr);
    return out;
}

std::string uuidV5(std::string_view namespaceUuid, std::string_view name)
{
    static const EVP_MD *const sha1 = algorithm("SHA1");
    thread_local const DigestContext context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    const std::string ns = uuidBytes(namespaceUuid);
    std::array<unsigned char, 20> h{};
    EVP_DigestInit_ex2(context.get(), sha1, nullptr);
    EVP_DigestUpdate(context.get(), ns.data(), ns.size());
    EVP_DigestUpdate(context.get(), name.data(), name.size());
    EVP_DigestFinal_ex(context.get(), h.data(), nullptr);
    h[6] = static_cast<unsigned char>((h[6] & 0x0F) | 0x50);
    h[8] = static_cast<unsigned char>((h[8] & 0x3F) | 0x80);
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += digits[h[i] >> 4];
        out += digits[h[i] & 15];
    }
    return out;
}

std::string derivedId(std::string_view type, std::string_view source, std::string_view format,
                      std::string_view naturalKey)
{
    // Our own namespace, drawn once at random; it never changes.
    static constexpr std::string_view space = "6f0c2d3e-9b1a-4a57-8f2e-5d6c1f7a0b94";
    // Lengths keep ("ab","c") and ("a","bc") apart.
    std::string name;
    name.reserve(source.size() + format.size() + naturalKey.size() + 24);
    for (const std::string_view part : {source, format, naturalKey})
        name.append(std::to_string(part.size())).append(1, ':').append(part);
    std::string id;
    id.reserve(type.size() + 38);
    id.append(type).append("--").append(uuidV5(space, name));
    return id;
}

} // namespace watchfloor
