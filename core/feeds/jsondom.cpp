// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/jsondom.h"

#include "feeds/canonicaljson.h"
#include "feeds/parser.h"

#include <charconv>
#include <cmath>

namespace watchfloor::feeds {

namespace {

constexpr std::size_t longestTitle = 300;

} // namespace

struct JsonDom::Buffers
{
    PaddedText text;
    dom::parser parser;
};

/// What the documents that were read before leave behind: a folder of small documents need not allocate for each.
class JsonDom::Spares
{
public:
    ~Spares() { s_gone = true; }
    static std::unique_ptr<Buffers> take()
    {
        if (s_gone || s_spares.m_buffers.empty())
            return nullptr;
        auto buffers = std::move(s_spares.m_buffers.back());
        s_spares.m_buffers.pop_back();
        return buffers;
    }
    static void keep(std::unique_ptr<Buffers> buffers)
    {
        if (!s_gone && s_spares.m_buffers.size() < most && buffers->parser.capacity() <= largest)
            s_spares.m_buffers.push_back(std::move(buffers));
    }

private:
    static constexpr std::size_t most = 2;
    static constexpr std::size_t largest = 1u << 18; ///< of a record; its tape takes ten times as much
    std::vector<std::unique_ptr<Buffers>> m_buffers;
    static thread_local Spares s_spares;
    static thread_local bool s_gone; ///< this thread ends
};

thread_local JsonDom::Spares JsonDom::Spares::s_spares;
thread_local bool JsonDom::Spares::s_gone = false;

JsonDom::JsonDom(std::size_t depth)
    : m_buffers(depth == deepestRecord ? Spares::take() : nullptr)
    , m_depth(depth)
{
    if (m_buffers)
        return;
    m_buffers = std::make_unique<Buffers>();
    // Capacity grows with the records; the depth stays. Without memory for this little the next record will say so.
    [[maybe_unused]] const auto code = m_buffers->parser.allocate(64u << 10, depth);
}

JsonDom::~JsonDom()
{
    if (m_depth == deepestRecord)
        Spares::keep(std::move(m_buffers));
}

simdjson::error_code JsonDom::parse(std::string_view record, dom::element &root)
{
    const simdjson::padded_string_view padded = m_buffers->text.hold(record);
    return m_buffers->parser.parse(padded.data(), padded.size(), false).get(root);
}

std::expected<dom::element, Rejection> JsonDom::read(std::string_view record)
{
    dom::element root;
    const auto code = parse(record, root);
    if (code == simdjson::SUCCESS)
        return root;
    // Rare, so the slower reader may look again and say where.
    if (auto canonical = canonicalJson(record); !canonical)
        return std::unexpected(std::move(canonical.error()));
    return std::unexpected(Rejection{describe(code, record), {}});
}

Rejection rejection(const JsonProblem &problem)
{
    return {(problem.field.empty() ? std::string() : problem.field + ": ") + problem.reason, problem.field};
}

std::string scalarText(dom::element value)
{
    switch (value.type()) {
    case dom::element_type::STRING:
        return std::string(stringOf(value));
    case dom::element_type::INT64:
        return std::to_string(value.get_int64().value_unsafe());
    case dom::element_type::UINT64:
        return std::to_string(value.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE: {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value.get_double().value_unsafe()).ptr;
        return std::string(digits, end);
    }
    case dom::element_type::BOOL:
        return value.get_bool().value_unsafe() ? "true" : "false";
    default:
        return {};
    }
}

std::optional<std::int64_t> wholeNumber(dom::element value)
{
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    const std::string_view text = stringOf(value);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && error == std::errc() && end == text.data() + text.size())
        return number;
    double real = 0;
    if (value.get(real) == simdjson::SUCCESS && std::abs(real) < 9e18 && std::trunc(real) == real)
        return static_cast<std::int64_t>(real);
    return std::nullopt;
}

std::optional<double> realNumber(dom::element value)
{
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    const std::string_view text = stringOf(value);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && error == std::errc() && end == text.data() + text.size() && std::isfinite(number))
        return number;
    return std::nullopt;
}

std::string titleFrom(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\r'))
        text.remove_prefix(1);
    // One search each: for both at once the library looks at every byte by itself.
    text = text.substr(0, text.find('\n'));
    text = text.substr(0, text.find('\r'));
    const std::string_view cut = cutText(text, longestTitle);
    return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

bool readTime(std::string_view text, Timestamp known, std::optional<Timestamp> &at, JsonProblem &problem,
              std::chrono::hours ahead)
{
    if (text.empty())
        return true;
    const auto read = parseIso8601(text);
    if (!read) {
        if (text.starts_with("0000-"))
            return true;
        problem = {{}, '"' + std::string(cutText(text, 60)) + "\" is not a time"};
        return false;
    }
    if (isPlausible(read->at, known, ahead))
        at = read->at;
    return true;
}

} // namespace watchfloor::feeds
