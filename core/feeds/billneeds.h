// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace watchfloor::feeds {

class JsonBody;

/// Who needs whom among the components of a bill. Components go by their number in the list, from 1; 0 is what the bill
/// is about. First all are named, then they are spoken of; the texts must live as long.
class BillNeeds
{
public:
    using Number = std::uint32_t;
    static constexpr Number theAsset = 0;
    /// Real bills have one or two a component. What is more is counted.
    static constexpr std::size_t mostPairs = 250'000;

    /// What a CycloneDX document calls itself: links that begin so lead into it.
    void setSerial(std::string_view serial);
    /// What such a link, `urn:cdx:serial/version#ref`, names here; empty: it leads into another document. What is no
    /// link stays as it is.
    [[nodiscard]] std::string_view here(std::string_view ref) const;
    /// Of several by one name the asset goes first, else the last.
    void name(std::string_view ref, Number number);
    [[nodiscard]] std::optional<Number> numberOf(std::string_view ref) const;

    void add(std::string_view dependant, std::string_view provider);
    void add(Number dependant, Number provider);
    /// The one is a part of the other, which tells of a need only where nobody says who needs the part, or only parts
    /// that need each other do.
    void addInside(Number whole, Number part);
    void addInside(std::string_view whole, std::string_view part);
    /// A reference that names nothing.
    void addUnresolved() { ++m_unresolved; }

    /// `needs`, `needs_left_out`, `needs_unresolved` (core/model/README.md). `components`: how many there are.
    void writeTo(JsonBody &body, std::size_t components);

private:
    using Pair = std::pair<Number, Number>;
    static void sort(std::vector<Pair> &pairs);
    void keep(std::vector<Pair> &pairs, Pair pair);
    void cut(std::vector<Pair> &pairs);
    void addInsides(std::size_t components);

    std::string_view m_serial;
    std::unordered_map<std::string_view, Number> m_numbers;
    std::vector<Pair> m_pairs, m_inside;
    std::int64_t m_leftOut = 0, m_unresolved = 0;
};

/// What a relationship of SPDX says of needs, in the words of its editions 2 (DEPENDS_ON) and 3 (dependsOn). What
/// serves to build or test alone is no need of what runs.
enum class SpdxNeed : std::uint8_t {
    None,
    Needs, ///< the element needs the related one
    NeededBy,
    Holds, ///< the related one is a part of the element
    HeldBy,
};
[[nodiscard]] SpdxNeed spdxNeedOf(std::string_view relationship);
/// The words of edition 2 for "there is none" and "nobody says": they name nothing, and mean to.
[[nodiscard]] constexpr bool isSpdxNothing(std::string_view id) { return id == "NONE" || id == "NOASSERTION"; }

} // namespace watchfloor::feeds
