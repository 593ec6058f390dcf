// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"
#include "output.h"
#include "store/reader.h"
#include "store/store.h"

#include <memory>
#include <span>
#include <vector>

namespace watchfloor::ctl {

/// Exit codes are part of the interface that scripts rely on (design: commands).
enum class Exit : std::uint8_t {
    Done = 0,
    Failed = 1, ///< a read error, a full disk, a store that was refused
    Usage = 2,
    Quarantined = 3, ///< done, with records that could not be read
};

/// What holds for every command of one run.
struct Session
{
    QString storePath;
    QString keyFile;
    bool json = false;
    std::string actor = "system";

    /// The store named by --store. `context` is for Mode::Create.
    [[nodiscard]] Result<std::shared_ptr<store::Store>> open(store::OpenOptions::Mode mode,
                                                             store::Context context = store::Context::Real) const;
    [[nodiscard]] Result<std::string> key() const;
};

struct Command
{
    const char *name;
    const char *synopsis; ///< what follows the name
    const char *summary;
    std::span<const Option> options;
    int least, most; ///< how many positional arguments; most -1: any number
    bool needsStore;
    Exit (*run)(const Session &, const Arguments &);
};

[[nodiscard]] std::span<const Command *const> commands();

/// Says what went wrong on standard error and gives the exit code for it.
Exit failed(const Error &error);

/// A reader on the session's store; both are kept. With the sources, which nearly every list names.
struct OpenReader
{
    std::shared_ptr<store::Store> store;
    std::unique_ptr<store::Reader> reader;
    std::vector<Source> sources;
};
[[nodiscard]] Result<OpenReader> openReader(const Session &session);
[[nodiscard]] Result<Source> sourceBySlug(store::Reader &reader, const QString &slug);
[[nodiscard]] std::string slugOf(const std::vector<Source> &sources, std::int64_t id);
[[nodiscard]] std::string_view contextName(store::Context context); ///< real, exercise

} // namespace watchfloor::ctl
