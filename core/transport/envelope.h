// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"
#include "ingest/bytesource.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace watchfloor::transport {

/// Follows a JSON document as it flows past and notes what its outermost object says beside its long list: the scalars,
/// and how many elements its lists have. Keeps a few kilobytes however long the document is. It counts brackets and
/// follows strings; whether the JSON is good is for the parser to say.
class EnvelopeScan
{
public:
    /// Called for the scalars in the only member of each element of a list, such as {"response":[{"Event":{...}}]}.
    using Inner = std::function<void(const std::string &key, const std::string &scalar)>;

    explicit EnvelopeScan(Inner inner = {})
        : m_inner(std::move(inner))
    {
    }

    void add(std::string_view bytes);

    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    /// The scalar of a member of the outermost object, strings without their quotes; empty for null and none.
    [[nodiscard]] std::string scalar(const std::string &key) const;
    /// A member of the outermost object: a scalar, a list or an object.
    [[nodiscard]] bool has(const std::string &key) const
    {
        return m_scalars.contains(key) || m_lists.contains(key) || m_objects.contains(key);
    }
    /// Elements seen so far in a list that is a member of the outermost object, or, under "", is the document.
    [[nodiscard]] std::int64_t elements(const std::string &key) const;
    [[nodiscard]] bool isObject() const { return m_first == '{'; }
    [[nodiscard]] bool isList() const { return m_first == '['; }
    [[nodiscard]] bool isEmpty() const { return m_scalars.empty() && m_lists.empty() && m_objects.empty(); }
    /// The outermost bracket is closed.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// Of what is in the lists, as it is written.
    [[nodiscard]] Sha256 listHash() const { return m_hash.peek(); }

private:
    enum class Level : std::uint8_t { None, Outer, List, InnerMembers };
    void bracket(char c);
    void element();
    void endScalar();
    void settleLevel();

    static constexpr std::size_t longestKept = 4096;

    Inner m_inner;
    std::int64_t m_bytes = 0;
    char m_first = 0;
    std::string m_stack; ///< open brackets
    std::int64_t m_deeper = 0; ///< open ones beyond what the stack holds
    Level m_level = Level::None; ///< follows from the stack
    bool m_inString = false, m_escape = false;
    bool m_keyNext = false;
    bool m_elementOpen = false;
    bool m_whole = false;
    std::string m_outerKey, m_key, m_token;
    std::map<std::string, std::string> m_scalars;
    std::map<std::string, std::int64_t> m_lists;
    std::set<std::string> m_objects;
    Sha256Stream m_hash;
};

/// Passes bytes on and lets a scan see them; can look at the beginning before anybody reads.
class ScannedSource final : public ingest::ByteSource
{
public:
    ScannedSource(std::unique_ptr<ingest::ByteSource> inner, EnvelopeScan &scan);

    /// Reads until `enough`, the end, or a few MiB; what was read is passed on later, and an error too.
    [[nodiscard]] Result<std::string_view> look(const std::function<bool(const EnvelopeScan &)> &enough);
    [[nodiscard]] Result<ingest::Chunk> next() override;
    [[nodiscard]] std::int64_t consumed() const override { return m_inner->consumed(); }
    [[nodiscard]] std::int64_t total() const override { return m_inner->total(); }

private:
    std::unique_ptr<ingest::ByteSource> m_inner;
    EnvelopeScan &m_scan;
    std::string m_ahead;
    std::size_t m_given = 0; ///< of m_ahead
    std::optional<Error> m_failed;
    bool m_ended = false;
};

} // namespace watchfloor::transport
