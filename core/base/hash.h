// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace watchfloor {

using Sha256 = std::array<unsigned char, 32>;

/// FIPS 180-4 SHA-256, by OpenSSL (uses the CPU's SHA instructions).
[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] inline std::string_view bytesOf(const Sha256 &h)
{
    return {reinterpret_cast<const char *>(h.data()), h.size()};
}

/// SHA-256 of bytes that arrive in parts. `peek` gives the value so far.
class Sha256Stream
{
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(Sha256Stream &&) noexcept;
    Sha256Stream &operator=(Sha256Stream &&) noexcept;
    void add(std::string_view bytes);
    [[nodiscard]] Sha256 peek() const;

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

/// RFC 9562 version 5 UUID, lower case with hyphens, from a namespace UUID and a name.
[[nodiscard]] std::string uuidV5(std::string_view namespaceUuid, std::string_view name);

/// Deterministic STIX-style id for an object that came without one:
/// `<type>--<uuidV5(source, format, natural key)>`, so that the same input gives the same picture twice.
[[nodiscard]] std::string derivedId(std::string_view type, std::string_view source, std::string_view format,
                                    std::string_view naturalKey);

} // namespace watchfloor
