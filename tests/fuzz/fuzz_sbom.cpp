// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texttargets.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    watchfloor::feeds::fuzz::text::sbom({reinterpret_cast<const char *>(data), size});
    return 0;
}
