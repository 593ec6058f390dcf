// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "relptarget.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    watchfloor::transport::fuzz::relp({reinterpret_cast<const char *>(data), size});
    return 0;
}
