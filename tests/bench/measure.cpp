#include "tests/bench/measure.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace lianxin::bench {

namespace {

/// Fields of /proc/PID/stat behind the program's name, which may hold anything: state, parent, …
std::vector<std::string> statOf(int pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), {});
    std::istringstream behindName(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    return {std::istream_iterator<std::string>(behindName), {}};
}

int parentOf(int pid)
{
    const auto fields = statOf(pid);
    return fields.size() > 1 ? std::stoi(fields[1]) : 0;
}

double pssOf(int pid)
{
    std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
    std::string line;
    while (std::getline(rollup, line))
        if (line.rfind("Pss:", 0) == 0)
            return std::stod(line.substr(4)) / 1024;
    return 0;
}

} // namespace

double cpuSeconds(int pid)
{
    constexpr std::size_t kUser = 11;
    const auto fields = statOf(pid);
    return fields.size() > kUser + 1 ? (std::stod(fields[kUser]) + std::stod(fields[kUser + 1])) /
                                           static_cast<double>(::sysconf(_SC_CLK_TCK))
                                     : 0;
}

double pssOfTree(int root)
{
    std::multimap<int, int> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos)
            children.emplace(parentOf(std::stoi(name)), std::stoi(name));
    }
    double total = 0;
    std::vector<int> open{root};
    while (!open.empty()) {
        const int pid = open.back();
        open.pop_back();
        total += pssOf(pid);
        const auto [from, to] = children.equal_range(pid);
        for (auto it = from; it != to; ++it)
            open.push_back(it->second);
    }
    return total;
}

} // namespace lianxin::bench
