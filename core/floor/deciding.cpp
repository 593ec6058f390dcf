// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/deciding.h"

#include <algorithm>

namespace watchfloor::floor {

using namespace Qt::StringLiterals;
using Why = Refused::Why;

std::unexpected<Refused> refuse(Refused::Why why, ErrorCode code, QString detail, std::string about)
{
    return std::unexpected(Refused{why, {code, std::move(detail)}, std::move(about)});
}

std::unexpected<Refused> failed(Error error)
{
    const Why why = error.code == ErrorCode::Busy ? Why::Overtaken : Why::Failed;
    return std::unexpected(Refused{why, std::move(error), {}});
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

Answer<void> mayDecide(const std::string &by, const picture::Snapshot &picture, const store::StoreInfo &into)
{
    if (picture.context != into.context) {
        const auto word = [](store::Context context) {
            return context == store::Context::Exercise ? u"of an exercise"_s : u"real"_s;
        };
        return refuse(Why::Context, ErrorCode::Usage,
                      u"the picture that this was decided on is %1, and %2 is %3: nothing of the one goes into the "
                      "other"_s.arg(word(picture.context), into.path, word(into.context)));
    }
    if (by.empty())
        return refuse(Why::Nobody, ErrorCode::Usage, u"who decides? name yourself with --as NAME"_s);
    if (picture.replay)
        return refuse(Why::Replay, ErrorCode::Usage, u"decisions are made on the picture of now"_s);
    return {};
}

Deciding begun(Action action, const std::string &by, const std::string &why, const picture::Snapshot &picture)
{
    Deciding deciding;
    deciding.action = action;
    deciding.by = by;
    deciding.why = why;
    deciding.basis = picture.knownAt;
    deciding.at = std::max(deciding.at, toMicros(picture.knownAt) + 1);
    return deciding;
}

} // namespace watchfloor::floor
