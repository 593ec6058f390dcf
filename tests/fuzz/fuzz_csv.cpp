// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtarget.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    watchfloor::feeds::fuzz::csv({reinterpret_cast<const char *>(data), size});
    return 0;
}
