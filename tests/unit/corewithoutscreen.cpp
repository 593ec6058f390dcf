// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>
#include <fstream>
#include <string>

// Linking is the test; at run time it makes sure that no GUI library came along through another one.
int main()
{
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        for (const char *library : {"libQt6Gui", "libQt6Widgets", "libQt6Quick", "libQt6Qml", "libQt6Charts"}) {
            if (line.find(library) != std::string::npos) {
                std::fprintf(stderr, "core drags in %s\n", library);
                return 1;
            }
        }
    }
    return 0;
}
