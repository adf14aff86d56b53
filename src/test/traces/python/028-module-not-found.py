# expect: ModuleNotFoundError | /srv/app/module_not_found.py:2
import torch_geometrik
