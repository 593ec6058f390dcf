// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <openssl/evp.h>

#include <charconv>

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

/// Made once for a thread, because every record is hashed.
DigestContext contextFor(const EVP_MD *md)
{
    DigestContext context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    EVP_DigestInit_ex2(context.get(), md, nullptr);
    return context;
}

int nibble(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

/// RFC 9562, 5.5: of a hash of the namespace's bytes and the name.
std::string uuidV5OfBytes(std::string_view space, std::string_view name)
{
    static const EVP_MD *const sha1 = algorithm("SHA1");
    thread_local const DigestContext context = contextFor(sha1);
    std::array<unsigned char, 20> h{};
    EVP_DigestInit_ex2(context.get(), nullptr, nullptr);
    EVP_DigestUpdate(context.get(), space.data(), space.size());
    EVP_DigestUpdate(context.get(), name.data(), name.size());
    EVP_DigestFinal_ex(context.get(), h.data(), nullptr);
    h[6] = static_cast<unsigned char>((h[6] & 0x0F) | 0x50);
    h[8] = static_cast<unsigned char>((h[8] & 0x3F) | 0x80);
    std::string out(36, '-');
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            ++at;
        out[at++] = digits[h[i] >> 4];
        out[at++] = digits[h[i] & 15];
    }
    return out;
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
    thread_local const DigestContext context = contextFor(sha256Algorithm());
    Sha256 out{};
    EVP_DigestInit_ex2(context.get(), nullptr, nullptr); // begins anew, of the same kind
    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    EVP_DigestFinal_ex(context.get(), out.data(), nullptr);
    return out;
}

std::string toHex(std::string_view bytes)
{
    std::string out(bytes.size() * 2, '0');
    char *to = out.data();
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
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
    return uuidV5OfBytes(uuidBytes(namespaceUuid), name);
}

std::string derivedId(std::string_view type, std::string_view source, std::string_view format,
                      std::string_view naturalKey)
{
    // Our own namespace, drawn once at random; it never changes.
    static const std::string space = uuidBytes("6f0c2d3e-9b1a-4a57-8f2e-5d6c1f7a0b94");
    // Lengths keep ("ab","c") and ("a","bc") apart. Kept, because every record asks.
    thread_local std::string name;
    name.clear();
    for (const std::string_view part : {source, format, naturalKey}) {
        char size[24];
        name.append(size, std::to_chars(size, size + sizeof size, part.size()).ptr).append(1, ':').append(part);
    }
    std::string id;
    id.reserve(type.size() + 38);
    id.append(type).append("--").append(uuidV5OfBytes(space, name));
    return id;
}

} // namespace watchfloor
