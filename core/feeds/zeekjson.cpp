// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/formats.h"
#include "feeds/jsonframer.h"
#include "feeds/jsonglimpse.h"
#include "feeds/jsonread.h"
#include "feeds/zeekrow.h"

namespace watchfloor::feeds {

namespace {

namespace ondemand = simdjson::ondemand;

class ZeekJsonParser final : public Parser
{
public:
    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        m_problem = {};
        if (read(record.bytes)) {
            observeZeek(m_row, context, out);
            return;
        }
        const std::string where = m_problem.field.empty() ? std::string() : m_problem.field + ": ";
        out.rejected = Rejection{where + m_problem.reason, m_problem.field};
    }

private:
    bool problem(std::string_view field, std::string reason)
    {
        m_problem = {std::string(field), std::move(reason)};
        return false;
    }

    bool read(std::string_view bytes)
    {
        m_row.fill({});
        const bool escapes = bytes.find('\\') != std::string_view::npos;
        ondemand::document document;
        if (const auto code = m_json.iterate(m_text.hold(bytes)).get(document))
            return problem({}, describe(code, bytes));
        ondemand::object object;
        if (document.get_object().get(object))
            return problem({}, "not a JSON object");
        std::uint64_t seen = 0;
        bool any = false;
        for (auto result : object) {
            ondemand::field field;
            if (const auto code = std::move(result).get(field))
                return problem({}, describe(code, bytes));
            std::string_view key = field.escaped_key();
            if (escapes && key.find('\\') != std::string_view::npos) {
                if (const auto code = field.unescaped_key().get(key))
                    return problem({}, describe(code, bytes));
            }
            const int number = zeekKeys.find(key);
            if (number == decltype(zeekKeys)::none) {
                if (!checkValue(field.value(), 2, escapes, m_problem)) {
                    prefixField(m_problem, key);
                    return false;
                }
                continue;
            }
            const std::uint64_t bit = std::uint64_t{1} << number;
            if ((seen & bit) != 0)
                return problem(key, "appears twice");
            seen |= bit;
            any = true;
            if (!value(field.value(), escapes, m_row[static_cast<std::size_t>(number)])) {
                prefixField(m_problem, key);
                return false;
            }
        }
        if (!document.at_end())
            return problem({}, "text behind the object");
        if (!any)
            return problem({}, "no field that a Zeek log has");
        return true;
    }

    bool value(ondemand::value &value, bool escapes, std::string_view &text)
    {
        const std::string_view token = tokenOf(value);
        if (token.starts_with('"')) {
            if (const auto code = textOf(value, escapes, text))
                return problem({}, describe(code, token));
            return true;
        }
        if (token.starts_with('['))
            return list(value, escapes, text);
        if (token.starts_with('{'))
            return problem({}, "must not be an object");
        if (!checkValue(value, 2, escapes, m_problem))
            return false;
        if (token != "null")
            text = token;
        return true;
    }

    /// Its first element that is a text.
    bool list(ondemand::value &value, bool escapes, std::string_view &text)
    {
        ondemand::array elements;
        if (const auto code = value.get_array().get(elements))
            return problem({}, describe(code, {}));
        for (auto result : elements) {
            ondemand::value element;
            if (const auto code = std::move(result).get(element))
                return problem({}, describe(code, {}));
            if (text.empty() && tokenOf(element).starts_with('"')) {
                if (const auto code = textOf(element, escapes, text))
                    return problem({}, describe(code, {}));
            } else if (!checkValue(element, 3, escapes, m_problem)) {
                return false;
            }
        }
        return true;
    }

    PaddedText m_text;
    ondemand::parser m_json;
    ZeekRow m_row;
    JsonProblem m_problem;
};

Detection detectZeekJson(std::string_view head, bool)
{
    const JsonGlimpse glimpse = glimpseJson(head);
    int rows = 0;
    for (const auto &record : glimpse.records) {
        const bool flow = record.has("uid") && record.has("id.orig_h");
        const bool own = record.has("_path") || (record.has("note") && record.has("msg"))
            || (record.has("fuid") && record.has("source")) || (record.has("host") && record.has("port_num"));
        if (record.has("ts") && (flow || own))
            ++rows;
    }
    if (rows == 0)
        return {};
    const bool most = 2 * rows >= static_cast<int>(glimpse.records.size());
    return {most ? 95 : 60, "objects with ts and the fields of a Zeek log"};
}

} // namespace

const Format &zeekJsonFormat()
{
    static const Format format{
        "zeek-json",
        "Zeek log (JSON)",
        detectZeekJson,
        [](const FormatOptions &) -> std::unique_ptr<Framer> { return std::make_unique<JsonFramer>(); },
        [](const FormatOptions &) -> std::unique_ptr<Parser> { return std::make_unique<ZeekJsonParser>(); },
    };
    return format;
}

} // namespace watchfloor::feeds
