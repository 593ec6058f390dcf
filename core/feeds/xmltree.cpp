// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/xmltree.h"

#include "feeds/csvcells.h"
#include "feeds/jsonread.h"
#include "feeds/xmlframer.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace watchfloor::feeds {

namespace {

std::string localName(QStringView qualified)
{
    const auto colon = qualified.indexOf(u':');
    return qualified.mid(colon + 1).toUtf8().toStdString();
}

class TreeReader
{
public:
    TreeReader(std::string_view text, std::size_t most)
        : m_xml(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
        , m_most(most)
    {
        // A record is cut out of its document: the prefixes are declared elsewhere.
        m_xml.setNamespaceProcessing(false);
    }

    std::expected<XmlElement, Rejection> read()
    {
        std::vector<XmlElement> open;
        std::optional<XmlElement> root;
        std::size_t elements = 0;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                if (open.size() == static_cast<std::size_t>(XmlFramer::maxDepth))
                    return refused("nested deeper than " + std::to_string(XmlFramer::maxDepth));
                if (++elements > m_most)
                    return refused("more than " + std::to_string(m_most) + " elements");
                open.push_back(begun());
                break;
            case QXmlStreamReader::EndElement: {
                XmlElement done = std::move(open.back());
                open.pop_back();
                done.text = trim(done.text);
                if (open.empty())
                    root = std::move(done);
                else
                    open.back().children.push_back(std::move(done));
                break;
            }
            case QXmlStreamReader::Characters:
                if (!open.empty())
                    open.back().text += m_xml.text().toUtf8().toStdString();
                break;
            case QXmlStreamReader::DTD:
                return refused("a DOCTYPE, which may define entities, is refused");
            case QXmlStreamReader::EntityReference:
                return refused("the entity " + m_xml.name().toUtf8().toStdString() + " is refused");
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return refused(m_xml.errorString().toStdString());
        if (!root)
            return refused("no element");
        return std::move(*root);
    }

private:
    XmlElement begun() const
    {
        XmlElement element;
        element.name = localName(m_xml.name());
        for (const QXmlStreamAttribute &attribute : m_xml.attributes())
            element.attributes.emplace_back(localName(attribute.qualifiedName()),
                                            trim(attribute.value().toUtf8().toStdString()));
        return element;
    }

    std::unexpected<Rejection> refused(const std::string &reason) const
    {
        return std::unexpected(
            Rejection{"XML: " + reason + ", line " + std::to_string(m_xml.lineNumber()) + " of the record", {}});
    }

    QXmlStreamReader m_xml;
    const std::size_t m_most;
};

} // namespace

std::string_view XmlElement::attribute(std::string_view key) const
{
    const auto found
        = std::ranges::find(attributes, key, [](const auto &pair) { return std::string_view(pair.first); });
    return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

const XmlElement *XmlElement::child(std::string_view key) const
{
    const auto found = std::ranges::find(children, key, [](const XmlElement &e) { return std::string_view(e.name); });
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::childText(std::string_view key) const
{
    const XmlElement *found = child(key);
    return found ? std::string_view(found->text) : std::string_view();
}

void XmlElement::visit(const std::function<void(const XmlElement &)> &each) const
{
    each(*this);
    for (const XmlElement &below : children)
        below.visit(each);
}

std::expected<XmlElement, Rejection> readXml(std::string_view text, std::size_t most)
{
    if (const auto bad = firstInvalidUtf8(text); bad != std::string_view::npos)
        return std::unexpected(Rejection{"invalid UTF-8 at byte " + std::to_string(bad), {}});
    return TreeReader(text, most).read();
}

} // namespace watchfloor::feeds
