// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileoptions.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

Result<ingest::FileOptions> fileOptions(const Session &session, const Arguments &arguments)
{
    ingest::FileOptions options;
    options.actor = session.actor;
    if (arguments.has("format"))
        options.format = arguments.value("format").toStdString();
    if (options.format != "auto" && !feeds::formatById(options.format)) {
        QString names;
        for (const auto &format : feeds::formats())
            names += u' ' + text(format.id);
        return fail(ErrorCode::Usage, u"no format is called %1; there are:%2"_s.arg(text(options.format), names));
    }
    if (arguments.has("profile")) {
        auto profile = ingest::readProfile(arguments.value("profile"));
        if (!profile)
            return std::unexpected(profile.error());
        options.profile = std::move(*profile);
    }
    return options;
}

} // namespace watchfloor::ctl
