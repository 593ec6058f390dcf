// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <cstdint>

/// A capture file (pcap) written byte by byte: whole conversations of raw IPv4, with checksums of zero.
namespace watchfloor::test {

class Capture
{
public:
    /// Seconds since 1970; every packet comes a hundredth of a second after the one before.
    explicit Capture(std::uint32_t begin)
        : m_seconds(begin)
    {
        constexpr std::uint32_t rawIp = 101;
        little32(0xa1b2c3d4);
        little16(2);
        little16(4);
        little32(0);
        little32(0);
        little32(65535);
        little32(rawIp);
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// A connection from open to close in which one side asks and the other answers.
    void conversation(std::uint8_t client, std::uint16_t port, std::uint16_t to, const QByteArray &question,
                      const QByteArray &answer)
    {
        constexpr std::uint8_t syn = 2, ack = 16, push = 8, fin = 1;
        const Side c{client, port}, s{server, to};
        std::uint32_t mine = 1000, theirs = 9000;
        tcp(c, s, mine++, 0, syn);
        tcp(s, c, theirs++, mine, syn | ack);
        tcp(c, s, mine, theirs, ack);
        tcp(c, s, mine, theirs, push | ack, question);
        mine += std::uint32_t(question.size());
        tcp(s, c, theirs, mine, push | ack, answer);
        theirs += std::uint32_t(answer.size());
        tcp(c, s, mine++, theirs, fin | ack);
        tcp(s, c, theirs++, mine, fin | ack);
        tcp(c, s, mine, theirs, ack);
    }
    /// A question for the address of a name, and its answer.
    void nameQuestion(std::uint8_t client, std::uint16_t port, const QByteArray &label)
    {
        const QByteArray question = char(label.size()) + label + QByteArray("\x04test\x00\x00\x01\x00\x01", 10);
        const QByteArray id = "\x12\x34";
        udp({client, port}, {server, 53}, id + QByteArray("\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10) + question);
        udp({server, 53}, {client, port},
            id + QByteArray("\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00", 10) + question
                + QByteArray("\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04\xc0\x00\x02\x09", 16));
    }

private:
    struct Side
    {
        std::uint8_t host; ///< 192.0.2.x
        std::uint16_t port;
    };
    static constexpr std::uint8_t server = 9;

    void little16(std::uint16_t n) { number(qToLittleEndian(n)); }
    void little32(std::uint32_t n) { number(qToLittleEndian(n)); }
    template <typename T> void number(T n) { m_bytes.append(reinterpret_cast<const char *>(&n), sizeof n); }
    template <typename T> static QByteArray big(T n)
    {
        const T swapped = qToBigEndian(n);
        return QByteArray(reinterpret_cast<const char *>(&swapped), sizeof swapped);
    }

    void tcp(Side from, Side to, std::uint32_t sequence, std::uint32_t acknowledged, std::uint8_t flags,
             const QByteArray &payload = {})
    {
        packet(6, from, to,
               big(from.port) + big(to.port) + big(sequence) + big(acknowledged) + char(0x50) + char(flags)
                   + big(std::uint16_t(65535)) + big(std::uint32_t(0)) + payload);
    }
    void udp(Side from, Side to, const QByteArray &payload)
    {
        packet(17, from, to,
               big(from.port) + big(to.port) + big(std::uint16_t(8 + payload.size())) + big(std::uint16_t(0))
                   + payload);
    }
    void packet(std::uint8_t protocol, Side from, Side to, const QByteArray &segment)
    {
        const QByteArray head = QByteArray("\x45\x00", 2) + big(std::uint16_t(20 + segment.size())) + big(m_id++)
            + QByteArray("\x40\x00\x40", 3) + char(protocol) + QByteArray("\x00\x00", 2) + QByteArray("\xc0\x00\x02", 3)
            + char(from.host) + QByteArray("\xc0\x00\x02", 3) + char(to.host);
        m_hundredths += 1;
        little32(m_seconds + m_hundredths / 100);
        little32(m_hundredths % 100 * 10'000);
        little32(std::uint32_t(head.size() + segment.size()));
        little32(std::uint32_t(head.size() + segment.size()));
        m_bytes += head + segment;
    }

    const std::uint32_t m_seconds;
    std::uint32_t m_hundredths = 0;
    std::uint16_t m_id = 1;
    QByteArray m_bytes;
};

} // namespace watchfloor::test
