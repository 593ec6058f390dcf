// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsonkeys.h"
#include "feeds/parser.h"

#include <array>
#include <string>
#include <string_view>

/// One row of a Zeek log, whether it came as TSV or as JSON.
namespace watchfloor::feeds {

enum class ZeekField : int {
    Path,
    Ts,
    Uid,
    Fuid,
    OrigH,
    OrigP,
    RespH,
    RespP,
    Proto,
    Service,
    Duration,
    CommunityId,
    Query,
    ServerName,
    Host,
    Uri,
    Filename,
    Name,
    Note,
    Msg,
    Sub,
    Src,
    Dst,
    PortNum,
    PortProto,
    ClientAddr,
    ServerAddr,
    Indicator,
    SigId,
    EventMsg,
    SrcAddr,
    SrcPort,
    DstAddr,
    DstPort,
    ConnState,
    Latitude,
    Longitude,
    TxHosts,
    RxHosts,
    Subject,
    CertificateSubject,
    Hostname,
    Software,
    Cipher,
    AuthSuccess,
};

inline constexpr auto zeekFieldNames = std::to_array<std::string_view>({
    "_path",
    "ts",
    "uid",
    "fuid",
    "id.orig_h",
    "id.orig_p",
    "id.resp_h",
    "id.resp_p",
    "proto",
    "service",
    "duration",
    "community_id",
    "query",
    "server_name",
    "host",
    "uri",
    "filename",
    "name",
    "note",
    "msg",
    "sub",
    "src",
    "dst",
    "port_num",
    "port_proto",
    "client_addr",
    "server_addr",
    "seen.indicator",
    "sig_id",
    "event_msg",
    "src_addr",
    "src_port",
    "dst_addr",
    "dst_port",
    "conn_state",
    "remote_location.latitude",
    "remote_location.longitude",
    "tx_hosts",
    "rx_hosts",
    "subject",
    "certificate.subject",
    "hostname",
    "unparsed_version",
    "cipher",
    "auth_success",
});
inline constexpr std::size_t zeekFieldCount = zeekFieldNames.size();
inline constexpr JsonKeys zeekKeys(zeekFieldNames);

/// Texts as the log has them, unescaped; empty where unset. Of a set or vector its first element.
using ZeekRow = std::array<std::string_view, zeekFieldCount>;

/// Turns a row into at most one observation and, for a connection, its identity.
void observeZeek(const ZeekRow &row, const ParseContext &context, Items &out);

} // namespace watchfloor::feeds
