// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontargets.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    watchfloor::feeds::fuzz::detection({reinterpret_cast<const char *>(data), size});
    return 0;
}
