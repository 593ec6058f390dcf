// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "command.h"

namespace watchfloor::ctl {

std::span<const Command *const> commands()
{
    static constexpr const Command *all[] = {
        &ingestCommand, &withdrawCommand,   &retryCommand,    &recordsCommand,   &sourceCommand,
        &feedsCommand,  &secretCommand,     &statusCommand,   &pictureCommand,   &showCommand,
        &diffCommand,   &searchCommand,     &impactCommand,   &whatifCommand,    &criticalCommand,
        &pathCommand,   &dependencyCommand, &briefCommand,    &logCommand,       &correlateCommand,
        &decideCommand, &accountCommand,    &handoverCommand, &operationCommand, &coincidencesCommand,
        &verifyCommand, &backupCommand,     &migrateCommand,
    };
    return all;
}

} // namespace watchfloor::ctl
