// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"

/// One object a command, each in a file of its name.
namespace watchfloor::ctl {

extern const Command ingestCommand;
extern const Command withdrawCommand;
extern const Command retryCommand;
extern const Command recordsCommand;
extern const Command sourceCommand;
extern const Command feedsCommand;
extern const Command secretCommand;
extern const Command statusCommand;
extern const Command pictureCommand;
extern const Command showCommand;
extern const Command diffCommand;
extern const Command searchCommand;
extern const Command impactCommand;
extern const Command whatifCommand;
extern const Command criticalCommand;
extern const Command pathCommand;
extern const Command dependencyCommand;
extern const Command briefCommand;
extern const Command decideCommand;
extern const Command accountCommand;
extern const Command operationCommand;
extern const Command coincidencesCommand;
extern const Command handoverCommand;
extern const Command logCommand;
extern const Command correlateCommand;
extern const Command verifyCommand;
extern const Command backupCommand;
extern const Command migrateCommand;

} // namespace watchfloor::ctl
