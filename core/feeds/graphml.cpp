// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "feeds/csvcells.h"
#include "feeds/formats.h"
#include "feeds/graphclaims.h"
#include "feeds/xmlframer.h"
#include "feeds/xmltree.h"

#include <algorithm>

namespace watchfloor::feeds {

namespace {

constexpr std::string_view formatId = "graphml";
constexpr std::size_t mostKeys = 1000;
constexpr std::size_t mostElements = 500'000; ///< of one node with all that stands inside it

class GraphmlParser final : public Parser
{
public:
    explicit GraphmlParser(std::string_view head)
        : m_claims(formatId, nameOf(head), directedIn(head))
    {
    }

    void parse(const RawRecord &record, const ParseContext &context, Items &out) override
    {
        out.clear();
        if (!record.fault.empty()) {
            out.rejected = Rejection{record.fault, {}};
            return;
        }
        const auto element = readXml(record.bytes, mostElements);
        if (!element)
            out.rejected = element.error();
        else if (element->name == "key")
            addKey(*element);
        else if (read(*element, {}, std::nullopt, context, out))
            out.naturalKey = claimsIdentity(out.claims);
        else
            out.claims.clear();
    }

private:
    static bool directedIn(std::string_view head)
    {
        const auto graph = head.find("<graph ");
        return graph != std::string_view::npos
            && head.substr(graph, head.find('>', graph) - graph).contains("edgedefault=\"directed\"");
    }

    /// The graph's own label or network, else its id, else what tells one document from another.
    static std::string nameOf(std::string_view head)
    {
        std::map<std::string, std::string, std::less<>> names; // of keys for the graph
        std::string id, label, network;
        XmlFramer keys({"key"});
        const RecordSink take = [&](const RawRecord &record) {
            if (const auto key = record.fault.empty() ? readXml(record.bytes) : std::unexpected(Rejection{}))
                names.emplace(key->attribute("id"), lower(key->attribute("attr.name")));
        };
        const auto begin = std::min(head.find("<graph "), head.size());
        keys.feed(head.substr(0, begin), take);
        std::string_view rest = head.substr(begin);
        const auto tag = std::min(rest.find('>'), rest.size());
        if (const auto graph = readXml(std::string(rest.substr(0, tag)) + "/>"))
            id = graph->attribute("id");
        rest = rest.substr(std::min(tag + 1, rest.size()));
        rest = rest.substr(0, std::min(rest.find("<node"), rest.find("<edge")));
        XmlFramer data({"data"});
        data.feed("<d>", [](const RawRecord &) { });
        data.feed(rest, [&](const RawRecord &record) {
            const auto value = record.fault.empty() ? readXml(record.bytes) : std::unexpected(Rejection{});
            const auto name = value ? names.find(value->attribute("key")) : names.end();
            if (name == names.end())
                return;
            if (name->second == "label" || name->second == "name")
                label = value->text;
            else if (name->second == "network")
                network = value->text;
        });
        for (const std::string &found : {label, network, id}) {
            if (!found.empty() && found.size() < 200)
                return found;
        }
        return "graph " + toHex(bytesOf(sha256(head))).substr(0, 12);
    }

    void addKey(const XmlElement &key)
    {
        if (m_keys.size() < mostKeys)
            m_keys.insert_or_assign(std::string(key.attribute("id")), lower(key.attribute("attr.name")));
    }

    /// One node or edge, then what stands inside it. A node with a bad one inside is refused whole: with a hole it
    /// would look whole.
    bool read(const XmlElement &element, const std::string &parent, std::optional<bool> directed,
              const ParseContext &context, Items &out)
    {
        const GraphElement made = elementOf(element, parent, directed);
        if (!m_claims.add(made, context, out)) {
            if (!parent.empty())
                out.rejected->reason = "inside node " + excerpt(parent) + ": " + out.rejected->reason;
            return false;
        }
        for (const XmlElement &graph : element.children) {
            if (graph.name != "graph" || made.edge)
                continue;
            const auto inner = graph.attribute("edgedefault").empty()
                ? directed
                : std::optional(graph.attribute("edgedefault") == "directed");
            for (const std::string_view kind : {"node", "edge"}) {
                for (const XmlElement &child : graph.children) {
                    if (child.name == kind && !read(child, made.id, inner, context, out))
                        return false;
                }
            }
        }
        return true;
    }

    [[nodiscard]] GraphElement elementOf(const XmlElement &element, const std::string &parent,
                                         std::optional<bool> graphsDefault) const
    {
        GraphElement made;
        made.edge = element.name == "edge";
        made.id = element.attribute("id");
        made.source = element.attribute("source");
        made.target = element.attribute("target");
        made.directed = graphsDefault;
        if (!made.edge)
            made.parent = parent;
        if (const auto directed = element.attribute("directed"); !directed.empty())
            made.directed = directed == "true" || directed == "1";
        for (const XmlElement &data : element.children) {
            if (data.name != "data")
                continue;
            const auto key = m_keys.find(data.attribute("key"));
            const std::string name
                = key == m_keys.end() || key->second.empty() ? lower(data.attribute("key")) : key->second;
            if (!data.text.empty())
                made.attributes.try_emplace(name, data.text);
            // yEd keeps labels inside its drawing.
            data.visit([&](const XmlElement &e) {
                if ((e.name == "NodeLabel" || e.name == "EdgeLabel") && !e.text.empty())
                    made.attributes.try_emplace(lower(e.name), e.text);
            });
        }
        return made;
    }

    std::map<std::string, std::string, std::less<>> m_keys; ///< id -> attribute's name
    GraphClaims m_claims;
};

} // namespace

const Format &graphmlFormat()
{
    static const Format format{
        formatId,
        "GraphML",
        [](std::string_view head, bool) -> Detection {
            if (head.contains("http://graphml.graphdrawing.org/xmlns"))
                return {95, "a graphml element with its namespace"};
            if (head.contains("<graphml"))
                return {80, "a graphml element"};
            return {};
        },
        [](const FormatOptions &) -> std::unique_ptr<Framer> {
            return std::make_unique<XmlFramer>(std::vector<std::string_view>{"key", "node", "edge"});
        },
        [](const FormatOptions &options) -> std::unique_ptr<Parser> {
            return std::make_unique<GraphmlParser>(options.head);
        },
    };
    return format;
}

} // namespace watchfloor::feeds
