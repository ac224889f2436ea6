#include "server-stub/commands/commands.h"

#include <array>

namespace lianxin::commands {

std::span<const cli::Subcommand> commands()
{
    static constexpr std::array kCommands{
        cli::Subcommand{"demo", "建一个演示库：示范城市，或由公开数据生成的真实城市", &demo},
        cli::Subcommand{"city", "检查城市资料，按种子生成行政区、道路和地名", &city},
        cli::Subcommand{"deadlines", "按工作日历逐行计算到期时间", &deadlines},
        cli::Subcommand{"train", "从历史工单学习分类，写成模型文件", &train},
        cli::Subcommand{"evaluate", "用带标准答案的文件测量各个模型", &evaluate},
    };
    return kCommands;
}

} // namespace lianxin::commands
