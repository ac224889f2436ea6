#include "tests/bench/measure.h"

#include <filesystem>
#include <fstream>
#include <map>

namespace lianxin::bench {

namespace {

int parentOf(int pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), {});
    const auto close = text.rfind(')');
    if (close == std::string::npos)
        return 0;
    int parent = 0;
    char state = 0;
    if (std::sscanf(text.c_str() + close + 1, " %c %d", &state, &parent) != 2)
        return 0;
    return parent;
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
