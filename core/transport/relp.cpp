// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/relp.h"

#include "base/displaytext.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace watchfloor::transport {

namespace {

constexpr std::size_t longestHead = 9 + 1 + 32 + 1 + 9; ///< by the protocol's own limits

/// A number of up to nine digits and the sign behind it, taken from the front.
std::optional<std::int64_t> takeNumber(std::string_view &text)
{
    // "-0" would be a zero that is a fault where it comes in pieces.
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 9), number);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(std::size_t(end - text.data()));
    return number;
}

struct Head
{
    RelpFramer::Frame frame;
    std::int64_t length = 0;
    std::size_t size = 0; ///< up to the data
};

enum class Step : std::uint8_t { Whole, MoreNeeded, Wrong };

Step readHead(std::string_view text, Head &head)
{
    const std::string_view whole = text;
    const auto transaction = takeNumber(text);
    if (!transaction || !text.starts_with(' '))
        return Step::Wrong;
    text.remove_prefix(1);
    const std::size_t command = text.find(' ');
    if (command == 0 || command > 32)
        return Step::Wrong;
    head.frame = {*transaction, text.substr(0, command), {}};
    text.remove_prefix(command + 1);
    const auto length = takeNumber(text);
    if (!length || text.empty() || (text.front() != ' ' && text.front() != '\n'))
        return Step::Wrong;
    head.length = *length;
    head.size = whole.size() - text.size() + (text.front() == ' ' ? 1 : 0);
    return text.front() == '\n' && *length > 0 ? Step::Wrong : Step::Whole;
}

/// The head ends at the second blank's number: enough of it has to be there to read it at all.
Step findHead(std::string_view text, Head &head)
{
    const std::size_t first = text.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
    const std::size_t end
        = second == std::string_view::npos ? second : text.find_first_not_of("0123456789", second + 1);
    if (end == std::string_view::npos)
        return text.size() > longestHead ? Step::Wrong : Step::MoreNeeded;
    return readHead(text, head);
}

} // namespace

Result<> RelpFramer::feed(std::string_view bytes, const Sink &sink)
{
    m_buffer.append(bytes.data(), qsizetype(bytes.size()));
    std::string_view rest(m_buffer.constData(), std::size_t(m_buffer.size()));
    const auto wrong = [&](const QString &what) {
        return fail(ErrorCode::Malformed,
                    u"this is no RELP: %1: %2"_s.arg(
                        what, visibleText(QString::fromUtf8(rest.substr(0, std::min<std::size_t>(rest.size(), 60))))));
    };
    while (!rest.empty()) {
        Head head;
        const Step step = findHead(rest, head);
        if (step == Step::Wrong)
            return wrong(u"a frame that cannot be read"_s);
        if (step == Step::MoreNeeded)
            break;
        if (head.length > m_limit)
            return wrong(u"a message of %1 bytes"_s.arg(head.length));
        const std::size_t size = head.size + std::size_t(head.length) + 1;
        if (rest.size() < size)
            break;
        if (rest[size - 1] != '\n')
            return wrong(u"no line end behind a frame"_s);
        head.frame.data = rest.substr(head.size, std::size_t(head.length));
        sink(head.frame);
        rest.remove_prefix(size);
    }
    m_buffer = m_buffer.last(qsizetype(rest.size()));
    return {};
}

QByteArray relpAnswer(std::int64_t transaction, std::string_view words)
{
    return QByteArray::number(transaction) + " rsp " + QByteArray::number(words.size()) + ' '
        + QByteArray(words.data(), qsizetype(words.size())) + '\n';
}

QByteArray relpOffers(std::int64_t transaction)
{
    return relpAnswer(transaction, "200 OK\nrelp_version=0\nrelp_software=watchfloor\ncommands=syslog");
}

QByteArray relpGoodbye() { return "0 serverclose 0\n"_ba; }

} // namespace watchfloor::transport
