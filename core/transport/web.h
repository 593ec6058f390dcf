// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/httpclient.h"
#include "transport/session.h"

/// What the transports that ask web servers have in common.
namespace watchfloor::transport {

/// How a server wants the source's secret.
enum class Login : std::uint8_t {
    Usual, ///< Basic with the settings' user, else Bearer
    Key, ///< the key alone, as MISP has it
};

/// A client made from a source's settings that shows its secret to the host that the settings name, and to no other.
class Web
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Web>> of(Session &session, Login login);

    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    /// The body's bytes come from read(), unpacked. A server's wish to be left alone goes to the session.
    [[nodiscard]] Result<std::unique_ptr<HttpReply>> send(const QUrl &url, Headers headers,
                                                          const QByteArray &body = {});
    [[nodiscard]] Result<QByteArray> fetch(const QUrl &url, Headers headers, std::int64_t limit);
    [[nodiscard]] const QUrl &location() const { return m_location; }

private:
    Web(Session &session, HttpOptions options);
    Result<> login(Login login);
    [[nodiscard]] HttpRequest request(const QUrl &url, Headers headers, const QByteArray &body) const;
    void heed();

    Session &m_session;
    QUrl m_location;
    HttpClient m_client;
    QByteArray m_authorization;
};

/// For Kind::check.
[[nodiscard]] Result<> checkWeb(const Settings &settings);

/// The bytes of an answer's body, opened where they came packed.
[[nodiscard]] std::unique_ptr<ingest::ByteSource> bodyOf(std::unique_ptr<HttpReply> reply);

/// What is said where a page for people came instead of data.
[[nodiscard]] std::unexpected<Error> pageInstead(const QUrl &url);

} // namespace watchfloor::transport
