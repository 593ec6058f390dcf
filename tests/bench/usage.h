// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

namespace watchfloor::bench {

class Stopwatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count();
    }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

/// A figure of /proc/self/status in MiB.
inline double memoryOf(const char *figure)
{
    double found = 0;
    if (FILE *status = std::fopen("/proc/self/status", "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, status)) {
            long kib = 0;
            if (std::strncmp(line, figure, std::strlen(figure)) == 0
                && std::sscanf(line + std::strlen(figure), ": %ld", &kib) == 1)
                found = double(kib) / 1024;
        }
        std::fclose(status);
    }
    return found;
}
/// The most memory this process ever held, in MiB; what it holds now.
inline double peakMemory() { return memoryOf("VmHWM"); }
inline double memoryNow() { return memoryOf("VmRSS"); }

/// Where the machine is virtual: how long its host kept the processors to itself, and the time of all of them, in
/// ticks.
struct Stolen
{
    double stolen = 0, all = 0;
    static Stolen now()
    {
        Stolen s;
        if (FILE *stat = std::fopen("/proc/stat", "r")) {
            double f[8] = {}; // user, nice, system, idle, iowait, irq, softirq, steal
            if (std::fscanf(stat, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &f[0], &f[1], &f[2], &f[3], &f[4], &f[5],
                            &f[6], &f[7])
                == 8) {
                s.stolen = f[7];
                for (const double ticks : f)
                    s.all += ticks;
            }
            std::fclose(stat);
        }
        return s;
    }
};

/// The value below which a share of them lies.
inline double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

} // namespace watchfloor::bench
